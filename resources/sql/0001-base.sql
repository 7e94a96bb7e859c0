-- The first version of a workspace. Times are instants in UTC (ISO 8601), points are thousandths,
-- blank text stands for "none", NULL only for a total or points that were not given.

CREATE TABLE setting (
  name TEXT NOT NULL PRIMARY KEY,
  value TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE counter (
  name TEXT NOT NULL PRIMARY KEY,
  value INTEGER NOT NULL CHECK (value > 0)
) STRICT, WITHOUT ROWID;

CREATE TABLE edition_file (
  edition TEXT NOT NULL,
  path TEXT NOT NULL,
  bytes BLOB NOT NULL,
  PRIMARY KEY (edition, path)
) STRICT, WITHOUT ROWID;

CREATE TABLE organisation (
  id TEXT NOT NULL PRIMARY KEY,
  name TEXT NOT NULL,
  name_key TEXT NOT NULL,
  stamp_name TEXT NOT NULL,
  invoice_name TEXT NOT NULL,
  short_name TEXT NOT NULL,
  line TEXT NOT NULL,
  contact TEXT NOT NULL,
  telephone TEXT NOT NULL,
  address TEXT NOT NULL
) STRICT;
CREATE INDEX organisation_name ON organisation (name_key);

CREATE TABLE entry (
  seq INTEGER NOT NULL PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  edition TEXT NOT NULL,
  activity TEXT NOT NULL,
  category TEXT NOT NULL,
  number TEXT NOT NULL,
  state TEXT NOT NULL,
  title TEXT NOT NULL,
  team TEXT NOT NULL,
  unit TEXT NOT NULL,
  unit_name TEXT NOT NULL,
  line TEXT NOT NULL,
  total INTEGER,
  rank INTEGER,
  award TEXT NOT NULL,
  revision INTEGER NOT NULL,
  created TEXT NOT NULL,
  updated TEXT NOT NULL,
  submitted TEXT NOT NULL
) STRICT;
CREATE UNIQUE INDEX entry_number_once ON entry (number) WHERE number <> '';
CREATE INDEX entry_activity ON entry (activity, state);
CREATE INDEX entry_category ON entry (category);
CREATE INDEX entry_state ON entry (state);
CREATE INDEX entry_number ON entry (number);
CREATE INDEX entry_title ON entry (title);
CREATE INDEX entry_team ON entry (team);
CREATE INDEX entry_unit ON entry (unit_name);
CREATE INDEX entry_line ON entry (line);
CREATE INDEX entry_total ON entry (total);
CREATE INDEX entry_rank ON entry (rank);
CREATE INDEX entry_award ON entry (award);
CREATE INDEX entry_updated ON entry (updated);

CREATE TABLE entry_value (
  entry INTEGER NOT NULL REFERENCES entry (seq) ON DELETE CASCADE,
  path TEXT NOT NULL,
  value TEXT NOT NULL,
  PRIMARY KEY (entry, path)
) STRICT, WITHOUT ROWID;

-- Kept by the writer, so that the numbers on the first page never wait for a scan.
CREATE TABLE entry_count (
  activity TEXT NOT NULL,
  category TEXT NOT NULL,
  state TEXT NOT NULL,
  n INTEGER NOT NULL CHECK (n >= 0),
  PRIMARY KEY (activity, category, state)
) STRICT, WITHOUT ROWID;

CREATE TABLE material (
  id TEXT NOT NULL PRIMARY KEY,
  entry TEXT NOT NULL REFERENCES entry (id) ON DELETE CASCADE,
  requirement TEXT NOT NULL,
  name TEXT NOT NULL,
  kind TEXT NOT NULL,
  sha256 TEXT NOT NULL,
  bytes INTEGER NOT NULL,
  pages INTEGER NOT NULL,
  added TEXT NOT NULL
) STRICT;
CREATE INDEX material_entry ON material (entry);
CREATE INDEX material_sha256 ON material (sha256);

CREATE TABLE judge (
  id TEXT NOT NULL PRIMARY KEY,
  name TEXT NOT NULL,
  organisation TEXT NOT NULL,
  title TEXT NOT NULL,
  expertise TEXT NOT NULL,
  telephone TEXT NOT NULL
) STRICT;
CREATE INDEX judge_name ON judge (name);

CREATE TABLE panel (
  id TEXT NOT NULL PRIMARY KEY,
  name TEXT NOT NULL,
  activity TEXT NOT NULL,
  stage TEXT NOT NULL,
  head TEXT NOT NULL
) STRICT;

CREATE TABLE panel_judge (
  panel TEXT NOT NULL REFERENCES panel (id) ON DELETE CASCADE,
  place INTEGER NOT NULL,
  judge TEXT NOT NULL REFERENCES judge (id),
  PRIMARY KEY (panel, place),
  UNIQUE (panel, judge)
) STRICT, WITHOUT ROWID;
CREATE INDEX panel_judge_judge ON panel_judge (judge);

CREATE TABLE panel_entry (
  panel TEXT NOT NULL REFERENCES panel (id) ON DELETE CASCADE,
  entry TEXT NOT NULL REFERENCES entry (id) ON DELETE CASCADE,
  PRIMARY KEY (panel, entry)
) STRICT, WITHOUT ROWID;
CREATE INDEX panel_entry_entry ON panel_entry (entry);

CREATE TABLE sheet (
  id TEXT NOT NULL PRIMARY KEY,
  entry TEXT NOT NULL REFERENCES entry (id) ON DELETE CASCADE,
  judge TEXT NOT NULL REFERENCES judge (id),
  stage TEXT NOT NULL,
  rubric TEXT NOT NULL,
  state TEXT NOT NULL,
  total INTEGER,
  comment TEXT NOT NULL,
  updated TEXT NOT NULL,
  UNIQUE (entry, judge, stage)
) STRICT;
CREATE INDEX sheet_judge ON sheet (judge);

CREATE TABLE sheet_score (
  sheet TEXT NOT NULL REFERENCES sheet (id) ON DELETE CASCADE,
  place INTEGER NOT NULL,
  item TEXT NOT NULL,
  points INTEGER,
  PRIMARY KEY (sheet, place)
) STRICT, WITHOUT ROWID;

CREATE TABLE certificate (
  id TEXT NOT NULL PRIMARY KEY,
  number TEXT NOT NULL UNIQUE,
  entry TEXT NOT NULL REFERENCES entry (id),
  activity TEXT NOT NULL,
  award TEXT NOT NULL,
  state TEXT NOT NULL,
  title TEXT NOT NULL,
  recipient TEXT NOT NULL,
  body TEXT NOT NULL,
  issuers TEXT NOT NULL,
  date TEXT NOT NULL,
  issued TEXT NOT NULL,
  reason TEXT NOT NULL,
  sha256 TEXT NOT NULL,
  page INTEGER NOT NULL
) STRICT;
CREATE INDEX certificate_entry ON certificate (entry);
CREATE INDEX certificate_activity ON certificate (activity, number);

-- The audit trail: hash = SHA-256 over 00, the previous hash (32 bytes) and the fields of the
-- event, each followed by 00, in the order of the columns. The head is kept apart, so that a trail
-- cut short is noticed.
CREATE TABLE audit (
  seq INTEGER NOT NULL PRIMARY KEY,
  instant TEXT NOT NULL,
  actor TEXT NOT NULL,
  verb TEXT NOT NULL,
  subject TEXT NOT NULL,
  summary TEXT NOT NULL,
  detail TEXT NOT NULL,
  hash TEXT NOT NULL
) STRICT;
CREATE INDEX audit_subject ON audit (subject, seq);

CREATE TABLE audit_head (
  one INTEGER NOT NULL PRIMARY KEY CHECK (one = 1),
  seq INTEGER NOT NULL,
  hash TEXT NOT NULL
) STRICT;

-- The terms of an entry, split by the program; the built-in tokenizer only takes the spaces apart.
-- What goes in is said in src/store/qz-search-text.c: SELECT * FROM entry e JOIN entry_search s ON
-- s.rowid = e.seq WHERE entry_search MATCH '长宁' works with any tool that has FTS5.
CREATE VIRTUAL TABLE entry_search USING fts5 (
  terms,
  content = '',
  columnsize = 0,
  detail = none,
  tokenize = 'unicode61 remove_diacritics 0'
);
CREATE VIRTUAL TABLE entry_search_term USING fts5vocab (entry_search, row);
