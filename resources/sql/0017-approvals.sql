-- 审定/会签: a result list as it went to a host, or came from an office, with the opinion on it and
-- what was decided on an objection.
CREATE TABLE approval (
  sha256 TEXT NOT NULL,
  name TEXT NOT NULL,
  activity TEXT NOT NULL,
  organisation TEXT NOT NULL,
  sent TEXT NOT NULL,
  list BLOB NOT NULL,
  received TEXT NOT NULL,
  approval BLOB,
  decision TEXT NOT NULL,
  names TEXT NOT NULL,
  reason TEXT NOT NULL,
  decided TEXT NOT NULL,
  PRIMARY KEY (sha256, name)
) STRICT;
CREATE INDEX approval_activity ON approval (activity, sent);
