-- A frozen result is a record for itself: it refers to nothing, so that nothing changes it. A stage
-- is blank when the whole activity was frozen.

CREATE TABLE frozen_result (
  id TEXT NOT NULL PRIMARY KEY,
  edition TEXT NOT NULL,
  activity TEXT NOT NULL,
  stage TEXT NOT NULL,
  version INTEGER NOT NULL CHECK (version > 0),
  frozen TEXT NOT NULL,
  sha256 TEXT NOT NULL,
  entries INTEGER NOT NULL,
  reason TEXT NOT NULL,
  record BLOB NOT NULL,
  UNIQUE (edition, activity, stage, version)
) STRICT;
