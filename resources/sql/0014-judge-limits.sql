-- What a judge may, knows and has time for. Days are ISO dates parted by commas; 0 is no limit.

ALTER TABLE judge ADD COLUMN qualification TEXT NOT NULL DEFAULT '';
ALTER TABLE judge ADD COLUMN days TEXT NOT NULL DEFAULT '';
ALTER TABLE judge ADD COLUMN least INTEGER NOT NULL DEFAULT 0;
ALTER TABLE judge ADD COLUMN most INTEGER NOT NULL DEFAULT 0;
