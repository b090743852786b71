-- What a key may do beside its role's, until when it works, and who made it. Keys from before have no end.
ALTER TABLE api_key ADD COLUMN policies TEXT;
ALTER TABLE api_key ADD COLUMN made INTEGER;
ALTER TABLE api_key ADD COLUMN made_by TEXT;
ALTER TABLE api_key ADD COLUMN expires INTEGER;
ALTER TABLE api_key ADD COLUMN revoked_at INTEGER;
ALTER TABLE api_key ADD COLUMN revoked_by TEXT;
ALTER TABLE api_key ADD COLUMN replaced_by TEXT;
ALTER TABLE api_key ADD COLUMN command TEXT;
CREATE UNIQUE INDEX api_key_command ON api_key (command);

-- From which networks a key was used, and when last; written at most once an hour for each.
CREATE TABLE api_key_use (
  key TEXT NOT NULL REFERENCES api_key ON DELETE CASCADE,
  network TEXT NOT NULL,
  seen INTEGER NOT NULL,
  PRIMARY KEY (key, network)
) WITHOUT ROWID;
