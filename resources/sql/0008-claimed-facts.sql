-- Pages, size, length and format of a material are what its sender says until its file was looked
-- into here.
ALTER TABLE material ADD COLUMN claimed INTEGER NOT NULL DEFAULT 0 CHECK (claimed IN (0, 1));
CREATE INDEX material_claimed ON material (entry) WHERE claimed = 1;
