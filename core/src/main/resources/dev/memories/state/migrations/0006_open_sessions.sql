-- Whether a session may be a candidate as far as its rows tell: readable, in a project, not archived,
-- a person's, its content in no trace. Most sessions are none; the index holds only those that are.
ALTER TABLE sessions ADD COLUMN is_open INTEGER NOT NULL DEFAULT 1;

UPDATE sessions SET is_open =
  unreadable IS NULL AND project IS NOT NULL AND memory_mode = 'ENABLED'
  AND EXISTS (
    SELECT 1 FROM threads t
    WHERE t.id = sessions.thread_id AND t.archived = 0 AND t.has_user_event = 1)
  AND NOT EXISTS (
    SELECT 1 FROM traces r
    WHERE r.thread_id = sessions.thread_id
      AND r.content_length = sessions.content_length
      AND r.content_sha256 = sessions.content_sha256);

CREATE INDEX idx_sessions_open
  ON sessions(updated_at_ms DESC, thread_id DESC) WHERE is_open = 1;
