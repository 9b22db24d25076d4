-- When what the report says of the pupil came or last changed; NULL for those older than this column,
-- which are not new. The position, which nothing shows, is no longer kept.
ALTER TABLE bilan
    ADD COLUMN ecrite_le DATETIME NULL,
    DROP COLUMN positionnement;
