CREATE TABLE folder (id INTEGER PRIMARY KEY, path TEXT NOT NULL UNIQUE);
CREATE TABLE source (
  id INTEGER PRIMARY KEY,
  entries INTEGER NOT NULL,
  key TEXT NOT NULL UNIQUE,
  stamp INTEGER NOT NULL,
  project INTEGER NOT NULL REFERENCES folder (id),
  folder INTEGER NOT NULL REFERENCES folder (id),
  file TEXT NOT NULL,
  updated_at_ms INTEGER NOT NULL,
  title TEXT NOT NULL,
  outcome TEXT,
  turns INTEGER NOT NULL,
  commands INTEGER NOT NULL,
  failed_commands INTEGER NOT NULL,
  files INTEGER NOT NULL,
  model TEXT
);
CREATE INDEX source_project ON source (project);
CREATE TABLE entry (
  id INTEGER PRIMARY KEY,
  project INTEGER NOT NULL,
  traits INTEGER NOT NULL,
  line INTEGER NOT NULL,
  at_ms INTEGER NOT NULL,
  session TEXT,
  text TEXT NOT NULL,
  context TEXT NOT NULL
);
CREATE TABLE mark (name TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
CREATE VIRTUAL TABLE words USING fts5(
  text, context, content = 'entry', content_rowid = 'id', tokenize = 'unicode61 remove_diacritics 2'
);
CREATE VIRTUAL TABLE terms USING fts5vocab('words', 'row');
PRAGMA user_version = 4;
