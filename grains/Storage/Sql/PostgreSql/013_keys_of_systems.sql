-- What a key may do beside its role's, until when it works, and who made it. Keys from before have no end.
ALTER TABLE api_key
  ADD COLUMN policies text,
  ADD COLUMN made bigint,
  ADD COLUMN made_by text,
  ADD COLUMN expires bigint,
  ADD COLUMN revoked_at bigint,
  ADD COLUMN revoked_by text,
  ADD COLUMN replaced_by text,
  ADD COLUMN command text UNIQUE;

-- From which networks a key was used, and when last; written at most once an hour for each.
CREATE TABLE api_key_use (
  key text NOT NULL REFERENCES api_key ON DELETE CASCADE,
  network text NOT NULL,
  seen bigint NOT NULL,
  PRIMARY KEY (key, network)
);
