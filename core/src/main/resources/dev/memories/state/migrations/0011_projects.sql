-- Why a session belongs to its project: a word, and for some words a space and a detail.
ALTER TABLE sessions ADD COLUMN placement TEXT NOT NULL DEFAULT 'folder';

CREATE INDEX idx_sessions_project ON sessions(project, placement);

-- Projects whose memory was moved to another, or merged with it. state is 'begun' from before the
-- first change until after the last; whoever sees it completes the move.
CREATE TABLE project_moves (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  kind TEXT NOT NULL,
  source TEXT NOT NULL,
  target TEXT NOT NULL,
  state TEXT NOT NULL,
  at INTEGER NOT NULL
);

-- The sessions that a move took along, with the reason for which they were where they came from.
CREATE TABLE project_move_sessions (
  move_id INTEGER NOT NULL REFERENCES project_moves(id) ON DELETE CASCADE,
  thread_id TEXT NOT NULL,
  placement TEXT NOT NULL,
  PRIMARY KEY (move_id, thread_id)
);
