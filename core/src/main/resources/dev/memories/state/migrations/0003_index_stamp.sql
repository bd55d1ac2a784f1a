-- What an index run found when last all of it was in the index: the same again, nothing to do.
CREATE TABLE index_stamp (
  id INTEGER PRIMARY KEY CHECK (id = 1),
  stamp TEXT NOT NULL
);
