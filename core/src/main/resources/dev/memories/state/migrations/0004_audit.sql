-- What was taken out of memory, or changed by hand through a command, and when; never the words
-- themselves. Times are epoch seconds.
CREATE TABLE audit_log (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  at INTEGER NOT NULL,
  action TEXT NOT NULL,
  thread_id TEXT,
  project TEXT,
  path TEXT,
  detail TEXT NOT NULL
);

CREATE INDEX idx_audit_log_thread_id ON audit_log(thread_id);
