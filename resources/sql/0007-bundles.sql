-- What travels between workspaces: the keys of others, the bundles that went out and came in with a
-- line for each record, where an entry came from, why it was sent back, what its receiver answered.

CREATE TABLE key (
  public TEXT NOT NULL PRIMARY KEY,
  id TEXT NOT NULL,
  fingerprint TEXT NOT NULL,
  organisation TEXT NOT NULL,
  name TEXT NOT NULL,
  state TEXT NOT NULL,
  first_seen TEXT NOT NULL,
  confirmed TEXT NOT NULL,
  confirmed_by TEXT NOT NULL
) STRICT;
CREATE INDEX key_organisation ON key (organisation);

CREATE TABLE bundle (
  seq INTEGER NOT NULL PRIMARY KEY,
  id TEXT NOT NULL,
  direction TEXT NOT NULL,
  kind TEXT NOT NULL,
  state TEXT NOT NULL,
  organisation TEXT NOT NULL,
  name TEXT NOT NULL,
  key TEXT NOT NULL,
  sequence INTEGER NOT NULL,
  edition TEXT NOT NULL,
  edition_version TEXT NOT NULL,
  sha256 TEXT NOT NULL,
  created TEXT NOT NULL,
  handled TEXT NOT NULL,
  file TEXT NOT NULL,
  object TEXT NOT NULL,
  UNIQUE (direction, id)
) STRICT;
CREATE INDEX bundle_organisation ON bundle (organisation, direction, sequence);
CREATE INDEX bundle_object ON bundle (object) WHERE object <> '';

CREATE TABLE bundle_line (
  bundle INTEGER NOT NULL REFERENCES bundle (seq) ON DELETE CASCADE,
  place INTEGER NOT NULL,
  kind TEXT NOT NULL,
  record TEXT NOT NULL,
  revision INTEGER NOT NULL,
  verdict TEXT NOT NULL,
  title TEXT NOT NULL,
  reason TEXT NOT NULL,
  PRIMARY KEY (bundle, place)
) STRICT, WITHOUT ROWID;
CREATE INDEX bundle_line_record ON bundle_line (record);

-- The revision is that of the organisation where the entry was written.
CREATE TABLE entry_source (
  entry TEXT NOT NULL PRIMARY KEY REFERENCES entry (id) ON DELETE CASCADE,
  organisation TEXT NOT NULL,
  revision INTEGER NOT NULL,
  sha256 TEXT NOT NULL,
  received TEXT NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX entry_source_organisation ON entry_source (organisation);

CREATE TABLE entry_return (
  entry TEXT NOT NULL PRIMARY KEY REFERENCES entry (id) ON DELETE CASCADE,
  revision INTEGER NOT NULL,
  reason TEXT NOT NULL,
  returned TEXT NOT NULL,
  returned_by TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE entry_answer (
  entry TEXT NOT NULL PRIMARY KEY REFERENCES entry (id) ON DELETE CASCADE,
  revision INTEGER NOT NULL,
  verdict TEXT NOT NULL,
  state TEXT NOT NULL,
  number TEXT NOT NULL,
  reason TEXT NOT NULL,
  missing TEXT NOT NULL,
  organisation TEXT NOT NULL,
  name TEXT NOT NULL,
  sequence INTEGER NOT NULL,
  received TEXT NOT NULL
) STRICT, WITHOUT ROWID;

-- 待补大文件: the file travels beside the bundle and is not here yet.
ALTER TABLE material ADD COLUMN awaited INTEGER NOT NULL DEFAULT 0 CHECK (awaited IN (0, 1));
CREATE INDEX material_awaited ON material (sha256) WHERE awaited = 1;
