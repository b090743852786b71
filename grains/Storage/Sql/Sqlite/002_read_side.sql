-- What lists, search, counts and the recount read. Triggers write it in the statement that saves a grain's state, so it cannot
-- disagree with the state. Days are ISO text; a last day of NULL is open. Instants are kept as the state spells them.

-- "numbers" and "agencies" are JSON arrays as the state has them: while they stay the same, number and member need no look.
CREATE TABLE person (
  key TEXT PRIMARY KEY,
  id TEXT NOT NULL,
  sequence INTEGER NOT NULL,
  number TEXT NOT NULL,
  name TEXT NOT NULL,
  title_before TEXT,
  title_after TEXT,
  serial TEXT,
  uploaded_at TEXT,
  numbers TEXT NOT NULL,
  agencies TEXT NOT NULL
) WITHOUT ROWID;

CREATE TABLE number (
  number TEXT NOT NULL,
  person TEXT NOT NULL,
  PRIMARY KEY (number, person)
) WITHOUT ROWID;
CREATE INDEX number_person ON number (person);

CREATE TABLE standing (
  person TEXT NOT NULL,
  ordinal INTEGER NOT NULL,
  agency TEXT NOT NULL,
  unit TEXT,
  first_day TEXT NOT NULL,
  last_day TEXT,
  kind TEXT NOT NULL,
  part_time INTEGER NOT NULL,
  service TEXT NOT NULL,
  suspended TEXT NOT NULL,
  uploaded INTEGER NOT NULL,
  review INTEGER NOT NULL,
  PRIMARY KEY (person, ordinal)
) WITHOUT ROWID;
CREATE INDEX standing_agency ON standing (agency);

-- Everybody an agency ever had; it only grows.
CREATE TABLE member (
  agency TEXT NOT NULL,
  person TEXT NOT NULL,
  PRIMARY KEY (agency, person)
) WITHOUT ROWID;

-- The feed. There is one writer, so positions appear in their order. The newest row of a person is never pruned, so the highest
-- position stays and none is given twice.
CREATE TABLE change (
  position INTEGER PRIMARY KEY,
  person TEXT NOT NULL,
  sequence INTEGER NOT NULL
);

CREATE TABLE agency (key TEXT PRIMARY KEY, id TEXT NOT NULL, name TEXT NOT NULL) WITHOUT ROWID;

CREATE TABLE unit (
  agency TEXT NOT NULL,
  key TEXT NOT NULL,
  id TEXT NOT NULL,
  name TEXT NOT NULL,
  PRIMARY KEY (agency, key)
) WITHOUT ROWID;

CREATE TABLE import_job (key TEXT PRIMARY KEY, id TEXT NOT NULL, state TEXT NOT NULL, started_at TEXT NOT NULL) WITHOUT ROWID;

-- The states as text. (A BLOB given to a JSON function may be taken for JSONB, hence the CAST.) Inserting a row into one of these
-- views derives the read side from it; that is all the triggers below and a reindex do.
CREATE VIEW employee_state (person, doc) AS
SELECT substr(GrainIdExtensionString, length('employee/') + 1), CAST(PayloadBinary AS TEXT)
FROM OrleansStorage WHERE GrainTypeString = 'employee';

CREATE VIEW agency_state (agency, doc) AS
SELECT substr(GrainIdExtensionString, length('agency/') + 1), CAST(PayloadBinary AS TEXT)
FROM OrleansStorage WHERE GrainTypeString = 'agency';

CREATE VIEW import_state (job, doc) AS
SELECT substr(GrainIdExtensionString, length('import/') + 1), CAST(PayloadBinary AS TEXT)
FROM OrleansStorage WHERE GrainTypeString = 'import';

-- person comes last but one: the statements before it ask what it knew.
CREATE TRIGGER employee_derived INSTEAD OF INSERT ON employee_state
BEGIN
  INSERT INTO standing (person, ordinal, agency, unit, first_day, last_day, kind, part_time, service, suspended, uploaded, review)
  SELECT NEW.person, s.key, s.value ->> 'agency', s.value ->> 'unit', s.value ->> 'from', s.value ->> 'until', s.value ->> 'kind',
    s.value ->> 'partTime', s.value ->> 'service', s.value ->> 'suspended', s.value ->> 'uploaded', s.value ->> 'review'
  FROM json_each(NEW.doc, '$.standings') AS s
  WHERE NEW.doc ->> 'standingsAt' > ifnull((SELECT sequence FROM person WHERE key = NEW.person), -1)
  ON CONFLICT (person, ordinal) DO UPDATE SET
    agency = excluded.agency, unit = excluded.unit, first_day = excluded.first_day, last_day = excluded.last_day,
    kind = excluded.kind, part_time = excluded.part_time, service = excluded.service, suspended = excluded.suspended,
    uploaded = excluded.uploaded, review = excluded.review;

  DELETE FROM standing WHERE person = NEW.person AND ordinal >= json_array_length(NEW.doc, '$.standings');

  DELETE FROM number
  WHERE person = NEW.person
    AND NEW.doc -> 'numbers' IS NOT (SELECT numbers FROM person WHERE key = NEW.person)
    AND number NOT IN (SELECT value FROM json_each(NEW.doc, '$.numbers'));

  INSERT INTO number (number, person)
  SELECT n.value, NEW.person
  FROM json_each(NEW.doc, '$.numbers') AS n
  WHERE NEW.doc -> 'numbers' IS NOT (SELECT numbers FROM person WHERE key = NEW.person)
  ON CONFLICT DO NOTHING;

  INSERT INTO member (agency, person)
  SELECT a.value, NEW.person
  FROM json_each(NEW.doc, '$.agenciesEver') AS a
  WHERE NEW.doc -> 'agenciesEver' IS NOT (SELECT agencies FROM person WHERE key = NEW.person)
  ON CONFLICT DO NOTHING;

  INSERT INTO person (key, id, sequence, number, name, title_before, title_after, serial, uploaded_at, numbers, agencies)
  VALUES (NEW.person, NEW.doc ->> 'id', NEW.doc ->> 'sequence', NEW.doc ->> 'number', NEW.doc ->> 'name', NEW.doc ->> 'titleBefore',
    NEW.doc ->> 'titleAfter', NEW.doc ->> 'serial', NEW.doc ->> 'uploadedAt', NEW.doc -> 'numbers', NEW.doc -> 'agenciesEver')
  ON CONFLICT (key) DO UPDATE SET
    id = excluded.id, sequence = excluded.sequence, number = excluded.number, name = excluded.name,
    title_before = excluded.title_before, title_after = excluded.title_after, serial = excluded.serial,
    uploaded_at = excluded.uploaded_at, numbers = excluded.numbers, agencies = excluded.agencies;

  INSERT INTO change (person, sequence) VALUES (NEW.person, NEW.doc ->> 'sequence');
END;

CREATE TRIGGER agency_derived INSTEAD OF INSERT ON agency_state
BEGIN
  INSERT INTO agency (key, id, name) VALUES (NEW.agency, NEW.doc ->> 'id', NEW.doc ->> 'name')
  ON CONFLICT (key) DO UPDATE SET id = excluded.id, name = excluded.name;

  DELETE FROM unit
  WHERE agency = NEW.agency AND key NOT IN (SELECT lower(trim(u.key)) FROM json_each(NEW.doc, '$.units') AS u);

  INSERT INTO unit (agency, key, id, name)
  SELECT NEW.agency, lower(trim(u.key)), u.key, u.value FROM json_each(NEW.doc, '$.units') AS u WHERE true
  ON CONFLICT (agency, key) DO UPDATE SET id = excluded.id, name = excluded.name;
END;

CREATE TRIGGER import_derived INSTEAD OF INSERT ON import_state
BEGIN
  INSERT INTO import_job (key, id, state, started_at)
  VALUES (NEW.job, NEW.doc ->> 'id', NEW.doc ->> 'state', strftime('%Y-%m-%dT%H:%M:%fZ', NEW.doc ->> 'startedAt'))
  ON CONFLICT (key) DO UPDATE SET id = excluded.id, state = excluded.state, started_at = excluded.started_at;
END;

CREATE TRIGGER employee_added AFTER INSERT ON OrleansStorage WHEN NEW.GrainTypeString = 'employee'
BEGIN
  INSERT INTO employee_state
  VALUES (substr(NEW.GrainIdExtensionString, length('employee/') + 1), CAST(NEW.PayloadBinary AS TEXT));
END;

CREATE TRIGGER employee_saved AFTER UPDATE ON OrleansStorage WHEN NEW.GrainTypeString = 'employee'
BEGIN
  INSERT INTO employee_state
  VALUES (substr(NEW.GrainIdExtensionString, length('employee/') + 1), CAST(NEW.PayloadBinary AS TEXT));
END;

CREATE TRIGGER agency_added AFTER INSERT ON OrleansStorage WHEN NEW.GrainTypeString = 'agency'
BEGIN
  INSERT INTO agency_state VALUES (substr(NEW.GrainIdExtensionString, length('agency/') + 1), CAST(NEW.PayloadBinary AS TEXT));
END;

CREATE TRIGGER agency_saved AFTER UPDATE ON OrleansStorage WHEN NEW.GrainTypeString = 'agency'
BEGIN
  INSERT INTO agency_state VALUES (substr(NEW.GrainIdExtensionString, length('agency/') + 1), CAST(NEW.PayloadBinary AS TEXT));
END;

CREATE TRIGGER import_added AFTER INSERT ON OrleansStorage WHEN NEW.GrainTypeString = 'import'
BEGIN
  INSERT INTO import_state VALUES (substr(NEW.GrainIdExtensionString, length('import/') + 1), CAST(NEW.PayloadBinary AS TEXT));
END;

CREATE TRIGGER import_saved AFTER UPDATE ON OrleansStorage WHEN NEW.GrainTypeString = 'import'
BEGIN
  INSERT INTO import_state VALUES (substr(NEW.GrainIdExtensionString, length('import/') + 1), CAST(NEW.PayloadBinary AS TEXT));
END;

-- Nobody's record is ever cleared: facts are only added. An attempt is a bug and fails before anything is lost.
CREATE TRIGGER state_cleared BEFORE UPDATE ON OrleansStorage
WHEN NEW.PayloadBinary IS NULL AND NEW.GrainTypeString IN ('employee', 'agency', 'import')
BEGIN
  SELECT raise(ABORT, 'The states of employees, agencies and imports are never cleared.');
END;

CREATE TRIGGER state_deleted BEFORE DELETE ON OrleansStorage WHEN OLD.GrainTypeString IN ('employee', 'agency', 'import')
BEGIN
  SELECT raise(ABORT, 'The states of employees, agencies and imports are never deleted.');
END;
