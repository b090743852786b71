-- Whom a roster does not list; names of agencies by date; an import that is being taken back is unfinished too.
ALTER TABLE person ADD COLUMN not_in_roster TEXT;

CREATE TABLE agency_name (agency TEXT NOT NULL, first_day TEXT NOT NULL, name TEXT NOT NULL, PRIMARY KEY (agency, first_day)) WITHOUT ROWID;
INSERT INTO agency_name SELECT key, '0001-01-01', name FROM agency;

DROP TRIGGER employee_derived;
DROP TRIGGER agency_derived;
DROP TRIGGER import_derived;

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

  INSERT INTO person (key, id, sequence, number, name, title_before, title_after, serial, uploaded_at, numbers, agencies,
    not_in_roster)
  VALUES (NEW.person, NEW.doc ->> 'id', NEW.doc ->> 'sequence', NEW.doc ->> 'number', NEW.doc ->> 'name', NEW.doc ->> 'titleBefore',
    NEW.doc ->> 'titleAfter', NEW.doc ->> 'serial', NEW.doc ->> 'uploadedAt', NEW.doc -> 'numbers', NEW.doc -> 'agenciesEver',
    NEW.doc ->> 'notInRoster')
  ON CONFLICT (key) DO UPDATE SET
    id = excluded.id, sequence = excluded.sequence, number = excluded.number, name = excluded.name,
    title_before = excluded.title_before, title_after = excluded.title_after, serial = excluded.serial,
    uploaded_at = excluded.uploaded_at, numbers = excluded.numbers, agencies = excluded.agencies,
    not_in_roster = excluded.not_in_roster;

  INSERT INTO change (person, sequence) VALUES (NEW.person, NEW.doc ->> 'sequence');
END;

-- The first name holds from the beginning.
CREATE TRIGGER agency_derived INSTEAD OF INSERT ON agency_state
BEGIN
  INSERT INTO agency (key, id, name) VALUES (NEW.agency, NEW.doc ->> 'id', NEW.doc ->> 'name')
  ON CONFLICT (key) DO UPDATE SET id = excluded.id, name = excluded.name;

  DELETE FROM agency_name WHERE agency = NEW.agency;
  INSERT INTO agency_name (agency, first_day, name)
  SELECT NEW.agency, CASE WHEN n.key = 0 THEN '0001-01-01' ELSE n.value ->> 'from' END, n.value ->> 'name'
  FROM json_each(NEW.doc, '$.names') AS n WHERE true
  ON CONFLICT (agency, first_day) DO UPDATE SET name = excluded.name;
  INSERT INTO agency_name (agency, first_day, name) VALUES (NEW.agency, '0001-01-01', NEW.doc ->> 'name') ON CONFLICT DO NOTHING;

  DELETE FROM unit
  WHERE agency = NEW.agency AND key NOT IN (SELECT lower(trim(u.key)) FROM json_each(NEW.doc, '$.units') AS u);

  INSERT INTO unit (agency, key, id, name)
  SELECT NEW.agency, lower(trim(u.key)), u.key, u.value FROM json_each(NEW.doc, '$.units') AS u WHERE true
  ON CONFLICT (agency, key) DO UPDATE SET id = excluded.id, name = excluded.name;
END;

CREATE TRIGGER import_derived INSTEAD OF INSERT ON import_state
BEGIN
  INSERT INTO import_job (key, id, state, started_at)
  VALUES (NEW.job, NEW.doc ->> 'id', CASE WHEN NEW.doc ->> '$.undo.state' = 'running' THEN 'running' ELSE NEW.doc ->> 'state' END,
    strftime('%Y-%m-%dT%H:%M:%fZ', NEW.doc ->> 'startedAt'))
  ON CONFLICT (key) DO UPDATE SET id = excluded.id, state = excluded.state, started_at = excluded.started_at;
END;
