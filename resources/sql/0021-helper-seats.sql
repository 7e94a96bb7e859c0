-- 子席位: at the office the helper seats that were made, in a helper seat itself and what it has sent.

CREATE TABLE helper_seat (
  id TEXT NOT NULL PRIMARY KEY,
  name TEXT NOT NULL,
  version INTEGER NOT NULL CHECK (version >= 0),
  digest TEXT NOT NULL,
  made TEXT NOT NULL,
  office TEXT NOT NULL
) STRICT;

CREATE TABLE helper_seat_sent (
  sheet TEXT NOT NULL PRIMARY KEY REFERENCES sheet (id) ON DELETE CASCADE,
  revision INTEGER NOT NULL CHECK (revision > 0),
  digest TEXT NOT NULL
) STRICT;

-- What came from which seat, so that an older bundle never goes over what a newer one brought.
CREATE TABLE helper_seat_taken (
  seat TEXT NOT NULL REFERENCES helper_seat (id) ON DELETE CASCADE,
  record TEXT NOT NULL,
  revision INTEGER NOT NULL,
  PRIMARY KEY (seat, record)
) STRICT, WITHOUT ROWID;
