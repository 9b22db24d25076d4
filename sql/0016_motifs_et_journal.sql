-- Families see the motives of absences where their school says so: minimal by default (S5). What a school has saved stays.
ALTER TABLE parametre_absences ALTER COLUMN voir_motifs SET DEFAULT 0;
-- A person's file of data holds what that person did, in all schools.
ALTER TABLE journal ADD KEY (compte, id);
