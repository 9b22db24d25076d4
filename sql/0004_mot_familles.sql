-- What a school adds in its own words to the letter and the mail that carry a code (S12).
ALTER TABLE etablissement ADD COLUMN mot_familles VARCHAR(600) NOT NULL DEFAULT '';
