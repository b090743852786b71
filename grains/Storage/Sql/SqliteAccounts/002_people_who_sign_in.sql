-- People who sign in, and their sessions. Of every secret only a hash is kept; moments are milliseconds since 1970.
CREATE TABLE account (
  id TEXT PRIMARY KEY,
  login TEXT NOT NULL,
  login_key TEXT NOT NULL UNIQUE,
  name TEXT NOT NULL,
  role TEXT NOT NULL,
  agency TEXT,
  employee TEXT,
  employee_key TEXT UNIQUE,
  disabled INTEGER NOT NULL DEFAULT 0,
  password TEXT,
  stamp TEXT,
  version TEXT,
  second_factor INTEGER NOT NULL DEFAULT 0,
  may_lock INTEGER NOT NULL DEFAULT 1,
  locked_until INTEGER,
  failures INTEGER NOT NULL DEFAULT 0,
  made INTEGER NOT NULL
) WITHOUT ROWID;

-- The key of the second factor (encrypted) and the recovery codes (hashed).
CREATE TABLE account_token (
  account TEXT NOT NULL REFERENCES account ON DELETE CASCADE,
  provider TEXT NOT NULL,
  name TEXT NOT NULL,
  value TEXT,
  PRIMARY KEY (account, provider, name)
) WITHOUT ROWID;

-- Public keys: nothing here signs anybody in.
CREATE TABLE passkey (
  credential BLOB PRIMARY KEY,
  account TEXT NOT NULL REFERENCES account ON DELETE CASCADE,
  data TEXT NOT NULL
) WITHOUT ROWID;
CREATE INDEX passkey_account ON passkey (account);

-- What a letter carries, by the person it was printed for; a new letter replaces the older one.
CREATE TABLE activation (
  employee_key TEXT PRIMARY KEY,
  employee TEXT NOT NULL,
  hash TEXT NOT NULL,
  expires INTEGER NOT NULL,
  failures INTEGER NOT NULL DEFAULT 0
) WITHOUT ROWID;

-- The account is null for who came without one: by the first link, or from another issuer.
CREATE TABLE session (
  hash TEXT PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  viewer TEXT NOT NULL,
  account TEXT,
  name TEXT NOT NULL,
  role TEXT NOT NULL,
  agency TEXT,
  employee TEXT,
  way TEXT NOT NULL,
  started INTEGER NOT NULL,
  seen INTEGER NOT NULL,
  ends INTEGER NOT NULL,
  address TEXT NOT NULL,
  browser TEXT NOT NULL
) WITHOUT ROWID;
CREATE INDEX session_viewer ON session (viewer);

-- A link with an account sets that account's password instead of signing in.
ALTER TABLE sign_in_link ADD COLUMN account TEXT;
