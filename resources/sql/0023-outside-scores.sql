-- Signed scores from outside: a unit or a recommender scored the entry itself, on the form of the
-- stage. The scan of the signed paper is a file of the review.
CREATE TABLE outside_score (
  id TEXT NOT NULL PRIMARY KEY,
  entry TEXT NOT NULL REFERENCES entry (id) ON DELETE CASCADE,
  stage TEXT NOT NULL,
  rubric TEXT NOT NULL,
  side TEXT NOT NULL,
  organisation TEXT NOT NULL,
  signer TEXT NOT NULL,
  signed TEXT NOT NULL,
  scan TEXT NOT NULL REFERENCES review_file (id) ON DELETE CASCADE,
  state TEXT NOT NULL,
  total INTEGER,
  comment TEXT NOT NULL,
  recorder TEXT NOT NULL,
  recorded TEXT NOT NULL,
  UNIQUE (entry, stage, side)
) STRICT;

CREATE TABLE outside_score_item (
  outside TEXT NOT NULL REFERENCES outside_score (id) ON DELETE CASCADE,
  place INTEGER NOT NULL,
  item TEXT NOT NULL,
  points INTEGER,
  PRIMARY KEY (outside, place)
) STRICT, WITHOUT ROWID;
