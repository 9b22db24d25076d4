-- Accounts nobody uses are erased after a year, and told a month before (S22): when they were told.
ALTER TABLE compte ADD COLUMN prevenu_le DATETIME NULL;
