-- The condition by which sessions.is_open was last computed. A release with another condition
-- computes it again for every session.
CREATE TABLE candidate_prefilter (
  id INTEGER PRIMARY KEY CHECK (id = 1),
  condition TEXT NOT NULL
);

-- The traits of a session as words, with a space between two of them.
ALTER TABLE sessions ADD COLUMN traits TEXT NOT NULL DEFAULT '';

UPDATE sessions SET traits = 'user-message'
WHERE thread_id IN (SELECT id FROM threads WHERE has_user_event = 1);

-- Names the facts that were read from a file. A file with other facts is read again.
ALTER TABLE rollout_cursors ADD COLUMN facts_version TEXT NOT NULL DEFAULT '';
