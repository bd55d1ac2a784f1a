-- A folder of rollouts as it was when last every file in it was in the index as it was found: with
-- the same stamp again, there is nothing to do in it.
CREATE TABLE index_folders (
  path TEXT PRIMARY KEY,
  stamp TEXT NOT NULL
);

DROP TABLE index_stamp;

CREATE INDEX idx_sessions_unreadable ON sessions(thread_id) WHERE unreadable IS NOT NULL;

CREATE INDEX idx_session_other_files_path ON session_other_files(path);
