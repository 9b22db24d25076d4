-- What a school says of the services in place of the host's words, in the letter and the mail that
-- carry a parent's code (S12). Empty: the host's.
ALTER TABLE etablissement ADD COLUMN presentation_familles VARCHAR(1000) NOT NULL DEFAULT '';
