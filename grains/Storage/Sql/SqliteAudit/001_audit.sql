-- Who looked at whom: a file of its own, only ever added to. Each line carries the hash of the one before; line is what is hashed.
CREATE TABLE audit (
  number INTEGER PRIMARY KEY,
  previous TEXT NOT NULL,
  at INTEGER NOT NULL,
  viewer TEXT NOT NULL,
  name TEXT NOT NULL,
  role TEXT NOT NULL,
  what TEXT NOT NULL,
  line TEXT NOT NULL,
  hash TEXT NOT NULL
);
CREATE INDEX audit_at ON audit (at);
CREATE INDEX audit_viewer ON audit (viewer, number);

-- By whom a line is found.
CREATE TABLE audit_person (
  person TEXT NOT NULL,
  number INTEGER NOT NULL,
  PRIMARY KEY (person, number)
) WITHOUT ROWID;
CREATE INDEX audit_person_number ON audit_person (number);

CREATE TRIGGER audit_chained BEFORE INSERT ON audit
WHEN NEW.number IS NOT 1 + ifnull((SELECT max(number) FROM audit), 0)
  OR NEW.previous IS NOT ifnull((SELECT hash FROM audit ORDER BY number DESC LIMIT 1), substr(hex(zeroblob(32)), 1, 64))
  OR NEW.line ->> 'number' IS NOT NEW.number OR NEW.line ->> 'previous' IS NOT NEW.previous
BEGIN SELECT RAISE(ABORT, 'a line of the audit continues the chain'); END;

CREATE TRIGGER audit_unchanged BEFORE UPDATE ON audit BEGIN SELECT RAISE(ABORT, 'the audit is only added to'); END;
CREATE TRIGGER audit_kept BEFORE DELETE ON audit BEGIN SELECT RAISE(ABORT, 'the audit is only added to'); END;
CREATE TRIGGER audit_person_unchanged BEFORE UPDATE ON audit_person BEGIN SELECT RAISE(ABORT, 'the audit is only added to'); END;
CREATE TRIGGER audit_person_kept BEFORE DELETE ON audit_person BEGIN SELECT RAISE(ABORT, 'the audit is only added to'); END;
