-- The process whose end frees the lock; NULL when only the end of the lease does.
ALTER TABLE lock_holders ADD COLUMN process TEXT;

-- Projects that a run wanted to consolidate while another held the lock. The holder looks again.
CREATE TABLE consolidation_requests (
  project TEXT PRIMARY KEY
);
