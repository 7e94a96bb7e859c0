-- A stamped scan knows the check code of the form that it shows; the code under which a form was
-- printed last is what a scan without a code is taken for.
ALTER TABLE material ADD COLUMN check_code TEXT NOT NULL DEFAULT '';

CREATE TABLE form_print (
  entry TEXT NOT NULL PRIMARY KEY REFERENCES entry (id) ON DELETE CASCADE,
  code TEXT NOT NULL,
  printed TEXT NOT NULL
) STRICT;
