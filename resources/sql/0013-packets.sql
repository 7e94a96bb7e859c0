-- 评审包: at the office those that were made for its judges, at a judge's those that came.

CREATE TABLE packet (
  id TEXT NOT NULL PRIMARY KEY,
  judge TEXT NOT NULL REFERENCES judge (id) ON DELETE CASCADE,
  version INTEGER NOT NULL CHECK (version > 0),
  digest TEXT NOT NULL,
  made TEXT NOT NULL,
  record BLOB NOT NULL,
  UNIQUE (judge, version)
) STRICT;
