-- Score sheets from signed paper: what two people typed, what was decided where they differ or where
-- the paper breaks the rules of the form, and what stood on a sheet before it was amended.

ALTER TABLE sheet ADD COLUMN version INTEGER NOT NULL DEFAULT 1;
ALTER TABLE sheet ADD COLUMN paper INTEGER NOT NULL DEFAULT 0 CHECK (paper IN (0, 1));

CREATE TABLE sheet_typing (
  sheet TEXT NOT NULL REFERENCES sheet (id) ON DELETE CASCADE,
  version INTEGER NOT NULL,
  turn INTEGER NOT NULL CHECK (turn IN (1, 2)),
  typist TEXT NOT NULL,
  typed TEXT NOT NULL,
  PRIMARY KEY (sheet, version, turn)
) STRICT, WITHOUT ROWID;

CREATE TABLE sheet_typing_score (
  sheet TEXT NOT NULL,
  version INTEGER NOT NULL,
  turn INTEGER NOT NULL,
  place INTEGER NOT NULL,
  item TEXT NOT NULL,
  points INTEGER,
  PRIMARY KEY (sheet, version, turn, place),
  FOREIGN KEY (sheet, version, turn) REFERENCES sheet_typing (sheet, version, turn)
    ON DELETE CASCADE
) STRICT, WITHOUT ROWID;

CREATE TABLE sheet_decision (
  sheet TEXT NOT NULL REFERENCES sheet (id) ON DELETE CASCADE,
  place INTEGER NOT NULL,
  version INTEGER NOT NULL,
  item TEXT NOT NULL,
  points INTEGER,
  decider TEXT NOT NULL,
  reason TEXT NOT NULL,
  decided TEXT NOT NULL,
  PRIMARY KEY (sheet, place)
) STRICT, WITHOUT ROWID;

CREATE TABLE sheet_version (
  sheet TEXT NOT NULL REFERENCES sheet (id) ON DELETE CASCADE,
  version INTEGER NOT NULL,
  state TEXT NOT NULL,
  paper INTEGER NOT NULL,
  total INTEGER,
  comment TEXT NOT NULL,
  updated TEXT NOT NULL,
  amender TEXT NOT NULL,
  reason TEXT NOT NULL,
  amended TEXT NOT NULL,
  PRIMARY KEY (sheet, version)
) STRICT, WITHOUT ROWID;

CREATE TABLE sheet_version_score (
  sheet TEXT NOT NULL,
  version INTEGER NOT NULL,
  place INTEGER NOT NULL,
  item TEXT NOT NULL,
  points INTEGER,
  PRIMARY KEY (sheet, version, place),
  FOREIGN KEY (sheet, version) REFERENCES sheet_version (sheet, version) ON DELETE CASCADE
) STRICT, WITHOUT ROWID;
