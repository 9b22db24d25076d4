-- Who withdrew an invitation: its owner, unless the administration did; who was invited is told which.
ALTER TABLE invitation ADD COLUMN retiree_par_administration BOOLEAN NOT NULL DEFAULT FALSE AFTER fin_le;
