-- 评语反馈表: what the panel tells the unit, without any score.

CREATE TABLE comment_sheet (
  entry TEXT NOT NULL PRIMARY KEY REFERENCES entry (id) ON DELETE CASCADE,
  strengths TEXT NOT NULL,
  weaknesses TEXT NOT NULL,
  advice TEXT NOT NULL,
  updated TEXT NOT NULL
) STRICT, WITHOUT ROWID;
