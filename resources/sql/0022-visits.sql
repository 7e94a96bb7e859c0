-- On-site visits 现场评审: stops on the route of a panel, what was found there, who signed it.
CREATE TABLE visit (
  entry TEXT NOT NULL REFERENCES entry (id) ON DELETE CASCADE,
  stage TEXT NOT NULL,
  panel TEXT NOT NULL REFERENCES panel (id) ON DELETE CASCADE,
  day TEXT NOT NULL,
  place INTEGER NOT NULL CHECK (place > 0),
  district TEXT NOT NULL,
  questions TEXT NOT NULL,
  overall TEXT NOT NULL,
  recorder TEXT NOT NULL,
  recorded TEXT NOT NULL,
  PRIMARY KEY (entry, stage)
) STRICT;
CREATE INDEX visit_panel ON visit (panel);

CREATE TABLE visit_finding (
  entry TEXT NOT NULL,
  stage TEXT NOT NULL,
  place INTEGER NOT NULL,
  item TEXT NOT NULL,
  text TEXT NOT NULL,
  PRIMARY KEY (entry, stage, place),
  FOREIGN KEY (entry, stage) REFERENCES visit (entry, stage) ON DELETE CASCADE
) STRICT;

CREATE TABLE visit_signature (
  entry TEXT NOT NULL,
  stage TEXT NOT NULL,
  place INTEGER NOT NULL,
  unit INTEGER NOT NULL CHECK (unit IN (0, 1)),
  name TEXT NOT NULL,
  day TEXT NOT NULL,
  PRIMARY KEY (entry, stage, place),
  FOREIGN KEY (entry, stage) REFERENCES visit (entry, stage) ON DELETE CASCADE
) STRICT;

-- Files of the review: photos and signed papers. They are in the object store.
CREATE TABLE review_file (
  id TEXT NOT NULL PRIMARY KEY,
  entry TEXT NOT NULL REFERENCES entry (id) ON DELETE CASCADE,
  stage TEXT NOT NULL,
  use TEXT NOT NULL,
  name TEXT NOT NULL,
  kind TEXT NOT NULL,
  sha256 TEXT NOT NULL,
  bytes INTEGER NOT NULL,
  pages INTEGER NOT NULL,
  width INTEGER NOT NULL,
  height INTEGER NOT NULL,
  added TEXT NOT NULL
) STRICT;
CREATE INDEX review_file_entry ON review_file (entry, stage);
CREATE INDEX review_file_sha256 ON review_file (sha256);
