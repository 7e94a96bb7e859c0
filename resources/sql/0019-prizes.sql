-- 单项奖 beside the levels; the entry is blank where there is none: organisers, promoters, presenters.
CREATE TABLE prize (
  id TEXT NOT NULL PRIMARY KEY,
  activity TEXT NOT NULL,
  award TEXT NOT NULL,
  entry TEXT NOT NULL,
  name TEXT NOT NULL,
  unit TEXT NOT NULL,
  reason TEXT NOT NULL,
  given TEXT NOT NULL,
  UNIQUE (activity, award, entry, name, unit)
) STRICT;
