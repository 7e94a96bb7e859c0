-- What was decided on a judge who may have to stay away from an entry. What the names tell is found
-- again each time.
CREATE TABLE conflict (
  entry TEXT NOT NULL REFERENCES entry (id) ON DELETE CASCADE,
  judge TEXT NOT NULL REFERENCES judge (id) ON DELETE CASCADE,
  state TEXT NOT NULL,
  reason TEXT NOT NULL,
  approver TEXT NOT NULL,
  decided TEXT NOT NULL,
  PRIMARY KEY (entry, judge)
) STRICT;
CREATE INDEX conflict_judge ON conflict (judge);
