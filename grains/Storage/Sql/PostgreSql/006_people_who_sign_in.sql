-- People who sign in, and their sessions. Of every secret only a hash is kept; moments are milliseconds since 1970.
CREATE TABLE account (
  id text PRIMARY KEY,
  login text NOT NULL,
  login_key text NOT NULL UNIQUE,
  name text NOT NULL,
  role text NOT NULL,
  agency text,
  employee text,
  employee_key text UNIQUE,
  disabled boolean NOT NULL DEFAULT false,
  password text,
  stamp text,
  version text,
  second_factor boolean NOT NULL DEFAULT false,
  may_lock boolean NOT NULL DEFAULT true,
  locked_until bigint,
  failures integer NOT NULL DEFAULT 0,
  made bigint NOT NULL
);

-- The key of the second factor (encrypted) and the recovery codes (hashed).
CREATE TABLE account_token (
  account text NOT NULL REFERENCES account ON DELETE CASCADE,
  provider text NOT NULL,
  name text NOT NULL,
  value text,
  PRIMARY KEY (account, provider, name)
);

-- Public keys: nothing here signs anybody in.
CREATE TABLE passkey (
  credential bytea PRIMARY KEY,
  account text NOT NULL REFERENCES account ON DELETE CASCADE,
  data jsonb NOT NULL
);
CREATE INDEX passkey_account ON passkey (account);

-- What a letter carries, by the person it was printed for; a new letter replaces the older one.
CREATE TABLE activation (
  employee_key text PRIMARY KEY,
  employee text NOT NULL,
  hash text NOT NULL,
  expires bigint NOT NULL,
  failures integer NOT NULL DEFAULT 0
);

-- The account is null for who came without one: by the first link, or from another issuer.
CREATE TABLE session (
  hash text PRIMARY KEY,
  id text NOT NULL UNIQUE,
  viewer text NOT NULL,
  account text,
  name text NOT NULL,
  role text NOT NULL,
  agency text,
  employee text,
  way text NOT NULL,
  started bigint NOT NULL,
  seen bigint NOT NULL,
  ends bigint NOT NULL,
  address text NOT NULL,
  browser text NOT NULL
);
CREATE INDEX session_viewer ON session (viewer);

-- A link with an account sets that account's password instead of signing in.
ALTER TABLE sign_in_link ADD COLUMN account text;
