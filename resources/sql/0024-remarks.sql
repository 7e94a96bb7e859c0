-- What a judge says beside the points 评语: on an item of the form, or on the whole. What was said on
-- an earlier version of a sheet stays with that.

CREATE TABLE sheet_remark (
  sheet TEXT NOT NULL REFERENCES sheet (id) ON DELETE CASCADE,
  version INTEGER NOT NULL,
  kind TEXT NOT NULL CHECK (kind IN ('item', 'strengths', 'weaknesses', 'advice')),
  item TEXT NOT NULL,
  text TEXT NOT NULL,
  PRIMARY KEY (sheet, version, kind, item)
) STRICT, WITHOUT ROWID;
