CREATE TABLE source (
  id INTEGER PRIMARY KEY,
  key TEXT NOT NULL UNIQUE,
  stamp TEXT NOT NULL,
  session TEXT,
  cwd TEXT NOT NULL,
  path TEXT NOT NULL,
  updated_at_ms INTEGER NOT NULL,
  title TEXT NOT NULL,
  outcome TEXT,
  turns INTEGER NOT NULL,
  commands INTEGER NOT NULL,
  failed_commands INTEGER NOT NULL,
  files INTEGER NOT NULL,
  model TEXT
);
CREATE INDEX source_session ON source (session);
CREATE INDEX source_cwd ON source (cwd);
CREATE TABLE entry (
  id INTEGER PRIMARY KEY,
  source INTEGER NOT NULL REFERENCES source (id),
  place TEXT NOT NULL,
  kind TEXT NOT NULL,
  text TEXT NOT NULL,
  context TEXT NOT NULL,
  session TEXT,
  line INTEGER NOT NULL,
  at_ms INTEGER NOT NULL,
  failed INTEGER NOT NULL,
  support INTEGER NOT NULL
);
CREATE INDEX entry_source ON entry (source);
CREATE TABLE mark (name TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
CREATE VIRTUAL TABLE words USING fts5(
  text, context, content = 'entry', content_rowid = 'id', tokenize = 'unicode61 remove_diacritics 2'
);
INSERT INTO words (words, rank) VALUES ('secure-delete', 1);
CREATE VIRTUAL TABLE terms USING fts5vocab('words', 'row');
PRAGMA user_version = 2;
