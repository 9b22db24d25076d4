-- What is new to a family: what has become visible, or was written, since it last read it.
-- The instant before the sign-in at hand is kept too: a page goes on naming what was new on arriving.
ALTER TABLE rattachement
    DROP COLUMN vu_le,
    ADD COLUMN notes_lues_le DATETIME NULL,
    ADD COLUMN notes_lues_avant DATETIME NULL,
    ADD COLUMN absences_lues_le DATETIME NULL,
    ADD COLUMN absences_lues_avant DATETIME NULL;

-- When the row came or last changed; NULL for those older than this column, which are not new.
ALTER TABLE note ADD COLUMN ecrite_le DATETIME NULL;
ALTER TABLE absence ADD COLUMN ecrite_le DATETIME NULL;
