-- What is known of an entry in review beside its score sheets: places among equals by deliberation,
-- who goes on by decision, times, votes. A stage is blank when it is about the whole activity.
CREATE TABLE review_fact (
  entry TEXT NOT NULL REFERENCES entry (id) ON DELETE CASCADE,
  stage TEXT NOT NULL,
  kind TEXT NOT NULL,
  value INTEGER NOT NULL CHECK (value >= 0),
  names TEXT NOT NULL,
  reason TEXT NOT NULL,
  decided TEXT NOT NULL,
  PRIMARY KEY (entry, stage, kind)
) STRICT;

-- Places were kept as lines "UUID=place" of one setting an activity.
WITH RECURSIVE split (pair, rest) AS (
  SELECT '', value || char (10) FROM setting WHERE name LIKE 'review.places.%'
  UNION ALL
  SELECT substr (rest, 1, instr (rest, char (10)) - 1), substr (rest, instr (rest, char (10)) + 1)
  FROM split WHERE rest <> ''
)
INSERT INTO review_fact (entry, stage, kind, value, names, reason, decided)
SELECT entry.id, '', 'place', CAST (substr (pair, instr (pair, '=') + 1) AS INTEGER), '', '', ''
FROM split JOIN entry ON entry.id = substr (pair, 1, instr (pair, '=') - 1)
WHERE instr (pair, '=') > 1;

DELETE FROM setting WHERE name LIKE 'review.places.%';
