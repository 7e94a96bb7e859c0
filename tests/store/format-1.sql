-- A workspace as the first version of the program left it: what later versions migrate. Nothing in
-- this file follows the program; it is never changed.

PRAGMA application_id = 0x515A4844;
PRAGMA user_version = 1;

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

CREATE VIRTUAL TABLE entry_search USING fts5 (
  terms,
  content = '',
  columnsize = 0,
  detail = none,
  tokenize = 'unicode61 remove_diacritics 0'
);
CREATE VIRTUAL TABLE entry_search_term USING fts5vocab (entry_search, row);

INSERT INTO setting VALUES ('workspace.name', '（示例）上海市质量协会');
INSERT INTO setting VALUES ('review.places.qc-group', 'e1=2' || char (10) || 'gone=1' || char (10));
INSERT INTO counter VALUES ('qc-group', 1);
INSERT INTO organisation VALUES
  ('o1', '上海申达船舶重工有限公司', '上海申达船舶重工有限公司', '', '', '申达船舶', 'industry', '王建国', '021-00001234', '');
INSERT INTO entry VALUES
  (1, 'e1', 'shanghai-2018', 'qc-group', 'innovation', '2018-QC-0001', 'accepted', '降低焊缝返修率',
  '启航QC小组', 'o1', '上海申达船舶重工有限公司', 'industry', 85170, 1, 'first', 3, '2018-09-07T08:00:00Z',
  '2018-09-08T08:00:00Z', '2018-09-08T08:00:00Z');
INSERT INTO entry VALUES
  (2, 'e2', 'shanghai-2018', 'qc-group', 'innovation', '', 'draft', '草稿', '', '', '', '', NULL,
  NULL, '', 1, '2018-09-09T08:00:00Z', '2018-09-09T08:00:00Z', '');
INSERT INTO entry_value VALUES (1, 'team', '启航QC小组');
INSERT INTO entry_value VALUES (1, 'title', '降低焊缝返修率');
INSERT INTO entry_value VALUES (1, 'unit', '上海申达船舶重工有限公司');
INSERT INTO entry_value VALUES (2, 'title', '草稿');
INSERT INTO entry_count VALUES ('qc-group', 'innovation', 'accepted', 1);
INSERT INTO entry_count VALUES ('qc-group', 'innovation', 'draft', 1);
INSERT INTO material VALUES
  ('m1', 'e1', 'report', '成果报告.pdf', 'pdf',
  'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad', 3, 12,
  '2018-09-07T08:00:00Z');
INSERT INTO judge VALUES ('j1', '张三', '', '', '', '');
INSERT INTO panel VALUES ('p1', '第一组', 'qc-group', 'document', 'j1');
INSERT INTO panel_judge VALUES ('p1', 0, 'j1');
INSERT INTO panel_entry VALUES ('p1', 'e1');
INSERT INTO sheet VALUES
  ('s1', 'e1', 'j1', 'document', 'form', 'locked', 9000, '好', '2018-10-01T08:00:00Z');
INSERT INTO sheet_score VALUES ('s1', 0, 'topic', 9000);
INSERT INTO certificate VALUES
  ('c1', '沪质协证字〔2018〕QC0001号', 'e1', 'qc-group', 'first', 'issued', '荣誉证书', '启航QC小组',
  '课题《降低焊缝返修率》', '上海市质量协会', '2018-12-20', '2018-12-20T08:00:00Z', '', '', 0);
INSERT INTO audit VALUES
  (1, '2018-09-07T08:00:00Z', '张三', 'entry.save', 'e1', '降低焊缝返修率', '',
  'da4c5da06ae6ebd728df9308b3e37d137f9adc3ffae5297ad7206d2f252ee27c');
INSERT INTO audit VALUES
  (2, '2018-12-20T08:00:00Z', '张三', 'certificate.issue', 'c1', '沪质协证字〔2018〕QC0001号', '',
  'b9775bee75bf96cfcabcdfe848fa59fe2a1c8ee6582709488ccdfecef28d0899');
INSERT INTO audit_head VALUES
  (1, 2, 'b9775bee75bf96cfcabcdfe848fa59fe2a1c8ee6582709488ccdfecef28d0899');
