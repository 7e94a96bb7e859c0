-- A single prize 单项奖 has a certificate too: beside that of the level of its entry, or without any
-- entry. It names the prize, and keeps the unit of who has it.
CREATE TABLE certificate_next (
  id TEXT NOT NULL PRIMARY KEY,
  number TEXT NOT NULL UNIQUE,
  entry TEXT REFERENCES entry (id),
  prize TEXT NOT NULL,
  unit TEXT NOT NULL,
  activity TEXT NOT NULL,
  award TEXT NOT NULL,
  state TEXT NOT NULL,
  title TEXT NOT NULL,
  recipient TEXT NOT NULL,
  body TEXT NOT NULL,
  issuers TEXT NOT NULL,
  date TEXT NOT NULL,
  issued TEXT NOT NULL,
  reason TEXT NOT NULL,
  sha256 TEXT NOT NULL,
  page INTEGER NOT NULL
) STRICT;
INSERT INTO certificate_next (id, number, entry, prize, unit, activity, award, state, title,
  recipient, body, issuers, date, issued, reason, sha256, page)
  SELECT id, number, entry, '', '', activity, award, state, title, recipient, body, issuers, date,
    issued, reason, sha256, page FROM certificate;
DROP TABLE certificate;
ALTER TABLE certificate_next RENAME TO certificate;
CREATE INDEX certificate_entry ON certificate (entry);
CREATE INDEX certificate_activity ON certificate (activity, number);
CREATE INDEX certificate_prize ON certificate (prize);
