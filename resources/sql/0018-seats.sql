-- Single judges 单评委: a panel with judges per entry is a pool, of which each entry gets a few. Who
-- reads what is a seat; a link entry is read by all. A judge who is gone takes no new seat.

ALTER TABLE panel ADD COLUMN per_entry INTEGER NOT NULL DEFAULT 0;
ALTER TABLE panel ADD COLUMN least INTEGER NOT NULL DEFAULT 0;
ALTER TABLE panel ADD COLUMN most INTEGER NOT NULL DEFAULT 0;
ALTER TABLE panel_judge ADD COLUMN gone INTEGER NOT NULL DEFAULT 0;
ALTER TABLE panel_entry ADD COLUMN link INTEGER NOT NULL DEFAULT 0;

CREATE TABLE seat (
  panel TEXT NOT NULL REFERENCES panel (id) ON DELETE CASCADE,
  entry TEXT NOT NULL REFERENCES entry (id) ON DELETE CASCADE,
  judge TEXT NOT NULL REFERENCES judge (id),
  PRIMARY KEY (panel, entry, judge)
) STRICT, WITHOUT ROWID;
CREATE INDEX seat_entry ON seat (entry);
CREATE INDEX seat_judge ON seat (judge);
