-- Whom a roster does not list; names of agencies by date; an import that is being taken back is unfinished too.
ALTER TABLE person ADD COLUMN not_in_roster text;

CREATE TABLE agency_name (
  agency text COLLATE "C" NOT NULL,
  first_day date NOT NULL,
  name text COLLATE "C" NOT NULL,
  PRIMARY KEY (agency, first_day)
);
INSERT INTO agency_name SELECT key, '0001-01-01', name FROM agency;

CREATE OR REPLACE FUNCTION derive_employee(who text, doc jsonb) RETURNS void LANGUAGE plpgsql AS $$
DECLARE
  was record;
  now_numbers text := doc -> 'numbers';
  now_agencies text := doc -> 'agenciesEver';
BEGIN
  SELECT sequence, numbers, agencies INTO was FROM person WHERE key = who;
  IF FOUND THEN
    UPDATE person SET
      id = doc ->> 'id', sequence = (doc ->> 'sequence')::bigint, number = doc ->> 'number', name = doc ->> 'name',
      title_before = doc ->> 'titleBefore', title_after = doc ->> 'titleAfter', serial = doc ->> 'serial',
      uploaded_at = doc ->> 'uploadedAt', numbers = now_numbers, agencies = now_agencies,
      not_in_roster = doc ->> 'notInRoster'
    WHERE key = who;
  ELSE
    INSERT INTO person (key, id, sequence, number, name, title_before, title_after, serial, uploaded_at, numbers, agencies,
      not_in_roster)
    VALUES (who, doc ->> 'id', (doc ->> 'sequence')::bigint, doc ->> 'number', doc ->> 'name', doc ->> 'titleBefore',
      doc ->> 'titleAfter', doc ->> 'serial', doc ->> 'uploadedAt', now_numbers, now_agencies,
      doc ->> 'notInRoster');
  END IF;

  IF (doc ->> 'standingsAt')::bigint > coalesce(was.sequence, -1) THEN
    PERFORM derive_standings(who, doc -> 'standings');
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

-- The first name holds from the beginning.
CREATE OR REPLACE FUNCTION derive_agency(which text, doc jsonb) RETURNS void LANGUAGE plpgsql AS $$
DECLARE
  now_units jsonb := coalesce(doc -> 'units', '{}');
BEGIN
  INSERT INTO agency (key, id, name) VALUES (which, doc ->> 'id', doc ->> 'name')
  ON CONFLICT (key) DO UPDATE SET id = excluded.id, name = excluded.name;
  DELETE FROM agency_name WHERE agency = which;
  INSERT INTO agency_name (agency, first_day, name)
  SELECT DISTINCT ON (2) which, CASE WHEN n.ordinal = 1 THEN '0001-01-01'::date ELSE (n.value ->> 'from')::date END, n.value ->> 'name'
  FROM jsonb_array_elements(coalesce(doc -> 'names', '[]')) WITH ORDINALITY AS n (value, ordinal)
  ORDER BY 2, n.ordinal DESC;
  INSERT INTO agency_name (agency, first_day, name) VALUES (which, '0001-01-01', doc ->> 'name') ON CONFLICT DO NOTHING;
  DELETE FROM unit WHERE agency = which AND key NOT IN (SELECT lower(trim(u)) FROM jsonb_object_keys(now_units) AS u);
  INSERT INTO unit (agency, key, id, name)
  SELECT DISTINCT ON (lower(trim(u.key))) which, lower(trim(u.key)), u.key, u.value FROM jsonb_each_text(now_units) AS u
  ORDER BY lower(trim(u.key)), u.key
  ON CONFLICT (agency, key) DO UPDATE SET id = excluded.id, name = excluded.name;
END $$;

CREATE OR REPLACE FUNCTION derive_import(which text, doc jsonb) RETURNS void LANGUAGE sql AS $$
  INSERT INTO import_job (key, id, state, started_at)
  VALUES (which, doc ->> 'id', CASE WHEN doc #>> '{undo,state}' = 'running' THEN 'running' ELSE doc ->> 'state' END,
    (doc ->> 'startedAt')::timestamptz)
  ON CONFLICT (key) DO UPDATE SET id = excluded.id, state = excluded.state, started_at = excluded.started_at
$$;
