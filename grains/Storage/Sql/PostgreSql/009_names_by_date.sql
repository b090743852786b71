-- What people are called by date. The first row of a person holds from the beginning, so every day has exactly one; an empty number:
-- nobody, since every appointment was cancelled. Until a record is derived again its newest name holds on all days.
CREATE TABLE naming (
  person text COLLATE "C" NOT NULL,
  first_day date NOT NULL,
  last_day date,
  number text COLLATE "C" NOT NULL,
  name text COLLATE "C" NOT NULL,
  title_before text,
  title_after text,
  serial text,
  PRIMARY KEY (person, first_day)
);

INSERT INTO naming (person, first_day, last_day, number, name, title_before, title_after, serial)
SELECT key, '0001-01-01', NULL, number, name, title_before, title_after, serial FROM person;

ALTER TABLE person DROP COLUMN number, DROP COLUMN name, DROP COLUMN title_before, DROP COLUMN title_after, DROP COLUMN serial;

CREATE FUNCTION derive_names(who text, list jsonb) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
  DELETE FROM naming WHERE person = who;
  INSERT INTO naming (person, first_day, last_day, number, name, title_before, title_after, serial)
  SELECT who, n."from", n.until, n.number, n.name, n."titleBefore", n."titleAfter", n.serial
  FROM jsonb_to_recordset(list) AS n ("from" date, until date, number text, name text, "titleBefore" text, "titleAfter" text, serial text);
END $$;

CREATE OR REPLACE FUNCTION derive_employee(who text, doc jsonb) RETURNS void LANGUAGE plpgsql AS $$
DECLARE
  was record;
  now_numbers text := doc -> 'numbers';
  now_agencies text := doc -> 'agenciesEver';
BEGIN
  SELECT sequence, numbers, agencies INTO was FROM person WHERE key = who;
  IF FOUND THEN
    UPDATE person SET
      id = doc ->> 'id', sequence = (doc ->> 'sequence')::bigint, uploaded_at = doc ->> 'uploadedAt', numbers = now_numbers,
      agencies = now_agencies, not_in_roster = doc ->> 'notInRoster'
    WHERE key = who;
  ELSE
    INSERT INTO person (key, id, sequence, uploaded_at, numbers, agencies, not_in_roster)
    VALUES (who, doc ->> 'id', (doc ->> 'sequence')::bigint, doc ->> 'uploadedAt', now_numbers, now_agencies, doc ->> 'notInRoster');
  END IF;

  IF (doc ->> 'standingsAt')::bigint > coalesce(was.sequence, -1) THEN
    PERFORM derive_standings(who, doc -> 'standings');
  END IF;

  IF (doc ->> 'namesAt')::bigint > coalesce(was.sequence, -1) THEN
    PERFORM derive_names(who, doc -> 'names');
  END IF;

  IF was.numbers IS DISTINCT FROM now_numbers THEN
    DELETE FROM number WHERE person = who AND NOT doc -> 'numbers' ? number;
    INSERT INTO number (number, person)
    SELECT n, who FROM jsonb_array_elements_text(doc -> 'numbers') AS n ON CONFLICT DO NOTHING;
  END IF;

  IF was.agencies IS DISTINCT FROM now_agencies THEN
    INSERT INTO member (agency, person)
    SELECT a, who FROM jsonb_array_elements_text(doc -> 'agenciesEver') AS a ON CONFLICT DO NOTHING;
  END IF;

  INSERT INTO change (xid, person, sequence) VALUES (pg_current_xact_id(), who, (doc ->> 'sequence')::bigint)
  ON CONFLICT (xid, person) DO UPDATE SET sequence = excluded.sequence;
END $$;
