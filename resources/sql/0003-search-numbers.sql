-- Numbers are found by every part of them. The terms of an entry are split by the program, so the
-- index is emptied here, and the program fills it when it next opens the workspace for writing.

INSERT INTO entry_search (entry_search) VALUES ('delete-all');
INSERT INTO setting (name, value) VALUES ('search.behind', '1')
  ON CONFLICT (name) DO UPDATE SET value = excluded.value;
