-- How many lines of the rollout could not be read, or not wholly, when the trace was made.
ALTER TABLE traces ADD COLUMN damaged_lines INTEGER NOT NULL DEFAULT 0;
