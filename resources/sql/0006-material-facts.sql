-- What is known about a file without opening it again: 0 and '' where it is not.
ALTER TABLE material ADD COLUMN width INTEGER NOT NULL DEFAULT 0;
ALTER TABLE material ADD COLUMN height INTEGER NOT NULL DEFAULT 0;
ALTER TABLE material ADD COLUMN milliseconds INTEGER NOT NULL DEFAULT 0;
ALTER TABLE material ADD COLUMN format TEXT NOT NULL DEFAULT '';
