-- Families see the motives of absences where their school says so: minimal by default (S5). What a school has saved stays.
ALTER TABLE parametre_absences ALTER COLUMN voir_motifs SET DEFAULT 0;
