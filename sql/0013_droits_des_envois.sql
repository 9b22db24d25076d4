-- By what right an upload came, so that a right withdrawn is gone for it too; and how much was announced for a drop,
-- so that no more comes than was let in.
ALTER TABLE televersement
    ADD COLUMN jeton INT UNSIGNED NULL,            -- the personal token that began it
    ADD COLUMN pour INT UNSIGNED NULL,             -- of a part: the drop whose right brought it, until it is joined
    ADD FOREIGN KEY (jeton) REFERENCES jeton_depot (id) ON DELETE CASCADE,
    ADD FOREIGN KEY (pour) REFERENCES depot (id) ON DELETE CASCADE;
ALTER TABLE depot
    ADD COLUMN octets_annonces BIGINT UNSIGNED NULL;  -- of all its files; NULL: nothing was said
