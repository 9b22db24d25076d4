-- Room is kept for an upload whose size is not said yet, as much as it has shown of itself.
ALTER TABLE televersement
    ADD COLUMN promis BIGINT UNSIGNED NOT NULL DEFAULT 0;
