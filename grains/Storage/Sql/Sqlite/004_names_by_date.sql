-- What people are called by date. The first row of a person holds from the beginning, so every day has exactly one; an empty number:
-- nobody, since every appointment was cancelled. Until a record is derived again its newest name holds on all days.
CREATE TABLE naming (
  person TEXT NOT NULL,
  first_day TEXT NOT NULL,
  last_day TEXT,
  number TEXT NOT NULL,
  name TEXT NOT NULL,
  title_before TEXT,
  title_after TEXT,
  serial TEXT,
  PRIMARY KEY (person, first_day)
) WITHOUT ROWID;

INSERT INTO naming (person, first_day, last_day, number, name, title_before, title_after, serial)
SELECT key, '0001-01-01', NULL, number, name, title_before, title_after, serial FROM person;

DROP TRIGGER employee_derived;
ALTER TABLE person DROP COLUMN number;
ALTER TABLE person DROP COLUMN name;
ALTER TABLE person DROP COLUMN title_before;
ALTER TABLE person DROP COLUMN title_after;
ALTER TABLE person DROP COLUMN serial;

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

  DELETE FROM naming
  WHERE person = NEW.person AND NEW.doc ->> 'namesAt' > ifnull((SELECT sequence FROM person WHERE key = NEW.person), -1);

  INSERT INTO naming (person, first_day, last_day, number, name, title_before, title_after, serial)
  SELECT NEW.person, n.value ->> 'from', n.value ->> 'until', n.value ->> 'number', n.value ->> 'name', n.value ->> 'titleBefore',
    n.value ->> 'titleAfter', n.value ->> 'serial'
  FROM json_each(NEW.doc, '$.names') AS n
  WHERE NEW.doc ->> 'namesAt' > ifnull((SELECT sequence FROM person WHERE key = NEW.person), -1);

  INSERT INTO member (agency, person)
  SELECT a.value, NEW.person
  FROM json_each(NEW.doc, '$.agenciesEver') AS a
  WHERE NEW.doc -> 'agenciesEver' IS NOT (SELECT agencies FROM person WHERE key = NEW.person)
  ON CONFLICT DO NOTHING;

  INSERT INTO person (key, id, sequence, uploaded_at, numbers, agencies, not_in_roster)
  VALUES (NEW.person, NEW.doc ->> 'id', NEW.doc ->> 'sequence', NEW.doc ->> 'uploadedAt', NEW.doc -> 'numbers',
    NEW.doc -> 'agenciesEver', NEW.doc ->> 'notInRoster')
  ON CONFLICT (key) DO UPDATE SET
    id = excluded.id, sequence = excluded.sequence, uploaded_at = excluded.uploaded_at, numbers = excluded.numbers,
    agencies = excluded.agencies, not_in_roster = excluded.not_in_roster;

  INSERT INTO change (person, sequence) VALUES (NEW.person, NEW.doc ->> 'sequence');
END;
