-- What panel heads do: the trial of a panel, which never counts; sheets that somebody disputes; what
-- their deliberation 合议会 decided.
CREATE TABLE trial (
  panel TEXT NOT NULL PRIMARY KEY REFERENCES panel (id) ON DELETE CASCADE,
  report TEXT NOT NULL,
  rubric TEXT NOT NULL,
  note TEXT NOT NULL,
  noter TEXT NOT NULL,
  noted TEXT NOT NULL
) STRICT;

CREATE TABLE trial_score (
  panel TEXT NOT NULL REFERENCES trial (panel) ON DELETE CASCADE,
  judge TEXT NOT NULL REFERENCES judge (id) ON DELETE CASCADE,
  place INTEGER NOT NULL,
  item TEXT NOT NULL,
  points INTEGER,
  PRIMARY KEY (panel, judge, place)
) STRICT, WITHOUT ROWID;

-- The decision is the next version of the sheet.
CREATE TABLE sheet_dispute (
  sheet TEXT NOT NULL REFERENCES sheet (id) ON DELETE CASCADE,
  version INTEGER NOT NULL,
  disputer TEXT NOT NULL,
  reason TEXT NOT NULL,
  disputed TEXT NOT NULL,
  PRIMARY KEY (sheet, version)
) STRICT, WITHOUT ROWID;

CREATE TABLE meeting (
  activity TEXT NOT NULL PRIMARY KEY,
  day TEXT NOT NULL,
  place TEXT NOT NULL,
  chair TEXT NOT NULL,
  present TEXT NOT NULL,
  recorder TEXT NOT NULL,
  recorded TEXT NOT NULL
) STRICT;

CREATE TABLE meeting_decision (
  activity TEXT NOT NULL,
  matter TEXT NOT NULL,
  kind TEXT NOT NULL,
  words TEXT NOT NULL,
  decision TEXT NOT NULL,
  names TEXT NOT NULL,
  reason TEXT NOT NULL,
  decided TEXT NOT NULL,
  PRIMARY KEY (activity, matter)
) STRICT;
