-- Up to which days marks were open when the family last read them: a rule or a date changed afterwards opens marks
-- that are new, whatever it would have shown then. NULL for readings older than these columns.
ALTER TABLE rattachement
    ADD COLUMN notes_lues_publication DATE NULL,
    ADD COLUMN notes_lues_jour DATE NULL,
    ADD COLUMN notes_lues_avant_publication DATE NULL,
    ADD COLUMN notes_lues_avant_jour DATE NULL;
