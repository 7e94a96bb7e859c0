-- The public key of a judge, in one line as minisign writes it: for it his packets are encrypted, and
-- with it his scores are signed.

ALTER TABLE judge ADD COLUMN key TEXT NOT NULL DEFAULT '';
CREATE INDEX judge_key ON judge (key) WHERE key <> '';
