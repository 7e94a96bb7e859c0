-- Who put an entry in: own, on-behalf, form-kit or bundle. What is there already was typed here.

ALTER TABLE entry ADD COLUMN origin TEXT NOT NULL DEFAULT 'own';
