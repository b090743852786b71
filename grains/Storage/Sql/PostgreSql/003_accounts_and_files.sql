-- Keys and sign-in links; only hashes are kept.
CREATE TABLE api_key (
  id text PRIMARY KEY,
  hash text NOT NULL UNIQUE,
  name text NOT NULL,
  role text NOT NULL,
  agency text,
  employee text,
  revoked boolean NOT NULL DEFAULT false
);

CREATE TABLE sign_in_link (
  hash text PRIMARY KEY,
  id text NOT NULL,
  name text NOT NULL,
  role text NOT NULL,
  expires bigint NOT NULL
);

-- Bytes by their SHA-256. Card files are compressed already.
CREATE TABLE file (sha256 text COLLATE "C" PRIMARY KEY, bytes bytea NOT NULL);
ALTER TABLE file ALTER COLUMN bytes SET STORAGE EXTERNAL;
