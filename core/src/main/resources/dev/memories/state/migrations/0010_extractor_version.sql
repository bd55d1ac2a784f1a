-- The version of the extractor that made a trace; 0 when it is unknown or has none. A later version
-- makes the trace out of date.
ALTER TABLE traces ADD COLUMN extractor_version INTEGER NOT NULL DEFAULT 0;
