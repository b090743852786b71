-- Why somebody has not uploaded, as was told last, so that those still missing are listed and summed by reason.
ALTER TABLE person ADD COLUMN missing_reason TEXT;
ALTER TABLE person ADD COLUMN missing_note TEXT;
ALTER TABLE person ADD COLUMN missing_at TEXT;
ALTER TABLE person ADD COLUMN missing_by TEXT;

DROP TRIGGER employee_derived;

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

  DELETE FROM card_file
  WHERE person = NEW.person AND NEW.doc -> 'cardFiles' IS NOT (SELECT card_files FROM person WHERE key = NEW.person);

  INSERT INTO card_file (person, receipt, sha256, doubtful, reviewed)
  SELECT NEW.person, c.value ->> 'receipt', c.value ->> 'sha256', c.value ->> 'doubtful', c.value ->> 'reviewed'
  FROM json_each(NEW.doc, '$.cardFiles') AS c
  WHERE NEW.doc -> 'cardFiles' IS NOT (SELECT card_files FROM person WHERE key = NEW.person);

  INSERT INTO person (key, id, sequence, uploaded_at, numbers, agencies, not_in_roster, card_files, photo_waiting,
    missing_reason, missing_note, missing_at, missing_by)
  VALUES (NEW.person, NEW.doc ->> 'id', NEW.doc ->> 'sequence', NEW.doc ->> 'uploadedAt', NEW.doc -> 'numbers',
    NEW.doc -> 'agenciesEver', NEW.doc ->> 'notInRoster', NEW.doc -> 'cardFiles', NEW.doc ->> 'photoWaiting',
    NEW.doc ->> '$.missingReason.kind', NEW.doc ->> '$.missingReason.note', NEW.doc ->> '$.missingReason.at', NEW.doc ->> '$.missingReason.by')
  ON CONFLICT (key) DO UPDATE SET
    id = excluded.id, sequence = excluded.sequence, uploaded_at = excluded.uploaded_at, numbers = excluded.numbers,
    agencies = excluded.agencies, not_in_roster = excluded.not_in_roster, card_files = excluded.card_files,
    photo_waiting = excluded.photo_waiting, missing_reason = excluded.missing_reason, missing_note = excluded.missing_note,
    missing_at = excluded.missing_at, missing_by = excluded.missing_by;

  INSERT INTO change (person, sequence) VALUES (NEW.person, NEW.doc ->> 'sequence');
END;
