-- What an outsider writes to who invited him is for that person alone; `message` is for the recipients.
ALTER TABLE depot ADD COLUMN mot_invite VARCHAR(2000) NOT NULL DEFAULT '' AFTER message;
UPDATE depot SET mot_invite = message, message = '' WHERE invitation IS NOT NULL OR deposant <> '';
