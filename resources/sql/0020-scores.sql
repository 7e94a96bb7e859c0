-- 评分包: which version of a sheet its judge has handed in, 0 for none; and what has come to the
-- office, where each bundle stays encrypted as an object until its stage is opened, and after.

ALTER TABLE sheet ADD COLUMN handed INTEGER NOT NULL DEFAULT 0;

CREATE TABLE score_bundle (
  bundle INTEGER NOT NULL PRIMARY KEY REFERENCES bundle (seq) ON DELETE CASCADE,
  judge TEXT NOT NULL REFERENCES judge (id) ON DELETE CASCADE,
  packet INTEGER NOT NULL,
  sheets INTEGER NOT NULL
) STRICT;
CREATE INDEX score_bundle_judge ON score_bundle (judge);
