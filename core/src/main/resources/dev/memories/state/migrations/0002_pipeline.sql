-- What the pipeline needs beyond the reference's tables. Columns in _ms are epoch milliseconds,
-- other times epoch seconds.

-- A session whose rollout is on disk. threads holds the rest of it; a thread without a row here is
-- only there for its trace, which outlives the rollout (its row cascades from threads).
CREATE TABLE sessions (
  thread_id TEXT PRIMARY KEY REFERENCES threads(id) ON DELETE CASCADE,
  project TEXT,
  memory_mode TEXT NOT NULL,
  unreadable TEXT,
  created_at_ms INTEGER NOT NULL,
  updated_at_ms INTEGER NOT NULL,
  size_bytes INTEGER NOT NULL,
  modified_at_ms INTEGER NOT NULL,
  content_length INTEGER,
  content_sha256 TEXT
);

CREATE INDEX idx_sessions_updated_at_ms ON sessions(updated_at_ms DESC, thread_id DESC);

-- Further files of a session: superseded by a revert, duplicates, compressed siblings.
CREATE TABLE session_other_files (
  thread_id TEXT NOT NULL REFERENCES sessions(thread_id) ON DELETE CASCADE,
  position INTEGER NOT NULL,
  path TEXT NOT NULL,
  PRIMARY KEY (thread_id, position)
);

-- A rollout file as it was when the index last read it; facts is what its scanner goes on from.
CREATE TABLE rollout_cursors (
  path TEXT PRIMARY KEY,
  size_bytes INTEGER NOT NULL,
  modified_at TEXT NOT NULL,
  facts BLOB NOT NULL
);

-- What Codex's own databases added to rollouts when they were last read; stamp tells whether they
-- have changed since.
CREATE TABLE codex_threads (
  thread_id TEXT PRIMARY KEY,
  title TEXT,
  archived INTEGER NOT NULL,
  memory_mode TEXT
);

CREATE TABLE codex_stamp (
  id INTEGER PRIMARY KEY CHECK (id = 1),
  stamp TEXT NOT NULL
);

-- What a trace carries beyond thread_memory: the session as it was when the trace was made.
CREATE TABLE traces (
  thread_id TEXT PRIMARY KEY REFERENCES thread_memory(thread_id) ON DELETE CASCADE,
  project TEXT NOT NULL,
  cwd TEXT NOT NULL,
  rollout_path TEXT NOT NULL,
  title TEXT NOT NULL,
  session_updated_at_ms INTEGER NOT NULL,
  content_length INTEGER,
  content_sha256 TEXT,
  extractor TEXT NOT NULL,
  extracted_at_ms INTEGER NOT NULL,
  input_tokens INTEGER,
  cached_input_tokens INTEGER,
  output_tokens INTEGER,
  requests INTEGER
);

CREATE INDEX idx_traces_newest
  ON traces(project, session_updated_at_ms DESC, thread_id DESC);

-- A run at work on a session.
CREATE TABLE extraction_claims (
  thread_id TEXT PRIMARY KEY,
  owner TEXT NOT NULL,
  claimed_at INTEGER NOT NULL,
  lease_until INTEGER NOT NULL
);

-- Failed extractions of a session as it was: updated_at_ms and content tell whether it has changed.
CREATE TABLE extraction_failures (
  thread_id TEXT PRIMARY KEY,
  tries INTEGER NOT NULL,
  kind TEXT NOT NULL,
  message TEXT NOT NULL,
  retry_at INTEGER NOT NULL,
  session_updated_at_ms INTEGER NOT NULL,
  content_length INTEGER,
  content_sha256 TEXT
);

-- Sessions that the user had forgotten; never extracted again.
CREATE TABLE forgotten_sessions (
  thread_id TEXT PRIMARY KEY,
  forgotten_at INTEGER NOT NULL
);

-- Who holds a lock and for how long; the reference's row knows only owner and time.
CREATE TABLE lock_holders (
  cwd TEXT PRIMARY KEY REFERENCES memory_consolidation_locks(cwd) ON DELETE CASCADE,
  owner TEXT NOT NULL,
  lease_seconds INTEGER NOT NULL,
  acquired_at INTEGER NOT NULL,
  renewed_at INTEGER NOT NULL,
  pid INTEGER,
  host TEXT
);

-- Every consolidation: from which traces (their ids, newest first, a space between), and what it
-- wrote.
CREATE TABLE consolidations (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  project TEXT NOT NULL,
  version TEXT NOT NULL,
  consolidator TEXT NOT NULL,
  inputs_sha256 TEXT NOT NULL,
  traces TEXT NOT NULL,
  consolidated_at INTEGER NOT NULL,
  UNIQUE (project, version)
);

CREATE TABLE consolidation_files (
  consolidation_id INTEGER NOT NULL REFERENCES consolidations(id) ON DELETE CASCADE,
  path TEXT NOT NULL,
  sha256 TEXT NOT NULL,
  PRIMARY KEY (consolidation_id, path)
);

-- A swap of outputs under way; whoever opens the tree next completes or undoes it.
CREATE TABLE swap_journal (
  project TEXT PRIMARY KEY,
  owner TEXT NOT NULL,
  staging TEXT NOT NULL,
  version TEXT NOT NULL,
  written_at INTEGER NOT NULL
);
