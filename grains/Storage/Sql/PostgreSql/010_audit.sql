-- Who looked at whom: only ever added to. Each line carries the hash of the one before; line is what is hashed.
CREATE TABLE audit (
  number bigint PRIMARY KEY,
  previous text COLLATE "C" NOT NULL,
  at bigint NOT NULL,
  viewer text COLLATE "C" NOT NULL,
  name text COLLATE "C" NOT NULL,
  role text NOT NULL,
  what text NOT NULL,
  line text NOT NULL,
  hash text COLLATE "C" NOT NULL
);
CREATE INDEX audit_at ON audit (at);
CREATE INDEX audit_viewer ON audit (viewer, number);

-- By whom a line is found.
CREATE TABLE audit_person (
  person text COLLATE "C" NOT NULL,
  number bigint NOT NULL,
  PRIMARY KEY (person, number)
);

-- Whoever may add to it may not forge: a line continues the chain with the hash of what it says, or it is refused.
CREATE FUNCTION audit_continues() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  last record;
BEGIN
  SELECT number, hash INTO last FROM audit ORDER BY number DESC LIMIT 1;
  IF NEW.number <> coalesce(last.number, 0) + 1 OR NEW.previous <> coalesce(last.hash, repeat('0', 64))
    OR NEW.line::jsonb -> 'number' IS DISTINCT FROM to_jsonb(NEW.number) OR NEW.line::jsonb ->> 'previous' IS DISTINCT FROM NEW.previous
    OR NEW.hash <> encode(sha256(convert_to(NEW.line, 'UTF8')), 'hex') THEN
    RAISE EXCEPTION 'a line of the audit continues the chain' USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER audit_chained BEFORE INSERT ON audit FOR EACH ROW EXECUTE FUNCTION audit_continues();

CREATE FUNCTION audit_is_kept() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'the audit is only added to' USING ERRCODE = 'insufficient_privilege';
END $$;
CREATE TRIGGER audit_kept BEFORE UPDATE OR DELETE OR TRUNCATE ON audit FOR EACH STATEMENT EXECUTE FUNCTION audit_is_kept();
CREATE TRIGGER audit_kept BEFORE UPDATE OR DELETE OR TRUNCATE ON audit_person FOR EACH STATEMENT EXECUTE FUNCTION audit_is_kept();
