-- What lists, search, counts and the recount read. Triggers write it in the statement that saves a grain's state, so it cannot
-- disagree with the state. A last day of NULL is open. Instants of people are text as the state spells them: timestamptz is coarser.

-- "numbers" and "agencies" are JSON arrays as the state has them: while they stay the same, number and member need no look.
-- Nothing but the key is indexed: an event updates the row in place (HOT).
CREATE TABLE person (
  key text COLLATE "C" PRIMARY KEY,
  id text COLLATE "C" NOT NULL,
  sequence bigint NOT NULL,
  number text COLLATE "C" NOT NULL,
  name text COLLATE "C" NOT NULL,
  title_before text,
  title_after text,
  serial text,
  uploaded_at text,
  numbers text NOT NULL,
  agencies text NOT NULL
) WITH (fillfactor = 80, autovacuum_vacuum_scale_factor = 0.05);

CREATE TABLE number (
  number text COLLATE "C" NOT NULL,
  person text COLLATE "C" NOT NULL,
  PRIMARY KEY (number, person)
);
CREATE INDEX number_person ON number (person);

CREATE TABLE standing (
  person text COLLATE "C" NOT NULL,
  ordinal integer NOT NULL,
  agency text COLLATE "C" NOT NULL,
  unit text COLLATE "C",
  first_day date NOT NULL,
  last_day date,
  kind text COLLATE "C" NOT NULL,
  part_time boolean NOT NULL,
  service text COLLATE "C" NOT NULL,
  suspended text COLLATE "C" NOT NULL,
  uploaded boolean NOT NULL,
  review boolean NOT NULL,
  PRIMARY KEY (person, ordinal)
) WITH (fillfactor = 80, autovacuum_vacuum_scale_factor = 0.05);
CREATE INDEX standing_agency ON standing (agency);

-- Everybody an agency ever had; it only grows.
CREATE TABLE member (
  agency text COLLATE "C" NOT NULL,
  person text COLLATE "C" NOT NULL,
  PRIMARY KEY (agency, person)
);

-- The feed. A number from a sequence would leave gaps for good: the lower one may be committed after the higher one was read.
-- Rows are read in the order (xid, person), and only below the oldest transaction still under way.
CREATE TABLE change (
  xid xid8 NOT NULL,
  person text COLLATE "C" NOT NULL,
  sequence bigint NOT NULL,
  PRIMARY KEY (xid, person)
);

-- Where a reader's cursor stands. A cursor from the future belongs to a database this one was copied from: it starts again.
CREATE FUNCTION feed_position(cursor_xid text) RETURNS xid8 LANGUAGE sql STABLE AS $$
  SELECT CASE WHEN cursor_xid::xid8 > pg_snapshot_xmax(pg_current_snapshot()) THEN '0'::xid8 ELSE cursor_xid::xid8 END
$$;

CREATE TABLE agency (
  key text COLLATE "C" PRIMARY KEY,
  id text COLLATE "C" NOT NULL,
  name text COLLATE "C" NOT NULL
);

CREATE TABLE unit (
  agency text COLLATE "C" NOT NULL,
  key text COLLATE "C" NOT NULL,
  id text COLLATE "C" NOT NULL,
  name text COLLATE "C" NOT NULL,
  PRIMARY KEY (agency, key)
);

CREATE TABLE import_job (
  key text COLLATE "C" PRIMARY KEY,
  id text COLLATE "C" NOT NULL,
  state text COLLATE "C" NOT NULL,
  started_at timestamptz NOT NULL
);

-- Lower case without diacritics, for search and order; the same letters as Fold in the code, which gives this to SQLite.
CREATE FUNCTION fold(words text) RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
  SELECT translate(lower(words),
    'ÀÁÂÃÄÅĀĂĄàáâãäåāăąÇĆĈĊČçćĉċčĎĐďđÈÉÊËĒĔĖĘĚèéêëēĕėęěĜĞĠĢĝğġģĤĦĥħÌÍÎÏĨĪĬĮİìíîïĩīĭįıĴĵĶķĹĻĽŁĺļľłÑŃŅŇñńņňÒÓÔÕÖØŌŎŐòóôõöøōŏőŔŖŘŕŗřŚŜŞŠśŝşšŢŤŦţťŧÙÚÛÜŨŪŬŮŰŲùúûüũūŭůűųŴŵÝŶŸýÿŷŹŻŽźżž',
    'aaaaaaaaaaaaaaaaaaccccccccccddddeeeeeeeeeeeeeeeeeegggggggghhhhiiiiiiiiiiiiiiiiiijjkkllllllllnnnnnnnnoooooooooooooooooorrrrrrssssssssttttttuuuuuuuuuuuuuuuuuuuuwwyyyyyyzzzzzz')
$$;

CREATE FUNCTION derive_employee(who text, doc jsonb) RETURNS void LANGUAGE plpgsql AS $$
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
      uploaded_at = doc ->> 'uploadedAt', numbers = now_numbers, agencies = now_agencies
    WHERE key = who;
  ELSE
    INSERT INTO person (key, id, sequence, number, name, title_before, title_after, serial, uploaded_at, numbers, agencies)
    VALUES (who, doc ->> 'id', (doc ->> 'sequence')::bigint, doc ->> 'number', doc ->> 'name', doc ->> 'titleBefore',
      doc ->> 'titleAfter', doc ->> 'serial', doc ->> 'uploadedAt', now_numbers, now_agencies);
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

-- Row by row over what is there: a save that ends one interval and begins another updates one row and adds one.
CREATE FUNCTION derive_standings(who text, list jsonb) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO standing (person, ordinal, agency, unit, first_day, last_day, kind, part_time, service, suspended, uploaded, review)
  SELECT who, s.ordinal - 1, s.agency, s.unit, s."from", s.until, s.kind, s."partTime", s.service, s.suspended, s.uploaded, s.review
  FROM ROWS FROM (jsonb_to_recordset(list) AS (
    "from" date, until date, agency text, unit text, kind text, "partTime" boolean, service text, suspended text,
    uploaded boolean, review boolean)) WITH ORDINALITY
    AS s ("from", until, agency, unit, kind, "partTime", service, suspended, uploaded, review, ordinal)
  ON CONFLICT (person, ordinal) DO UPDATE SET
    agency = excluded.agency, unit = excluded.unit, first_day = excluded.first_day, last_day = excluded.last_day,
    kind = excluded.kind, part_time = excluded.part_time, service = excluded.service, suspended = excluded.suspended,
    uploaded = excluded.uploaded, review = excluded.review
  WHERE (standing.agency, standing.unit, standing.first_day, standing.last_day, standing.kind, standing.part_time,
      standing.service, standing.suspended, standing.uploaded, standing.review)
    IS DISTINCT FROM (excluded.agency, excluded.unit, excluded.first_day, excluded.last_day, excluded.kind, excluded.part_time,
      excluded.service, excluded.suspended, excluded.uploaded, excluded.review);
  DELETE FROM standing WHERE person = who AND ordinal >= jsonb_array_length(list);
END $$;

CREATE FUNCTION derive_agency(which text, doc jsonb) RETURNS void LANGUAGE plpgsql AS $$
DECLARE
  now_units jsonb := coalesce(doc -> 'units', '{}');
BEGIN
  INSERT INTO agency (key, id, name) VALUES (which, doc ->> 'id', doc ->> 'name')
  ON CONFLICT (key) DO UPDATE SET id = excluded.id, name = excluded.name;
  DELETE FROM unit WHERE agency = which AND key NOT IN (SELECT lower(trim(u)) FROM jsonb_object_keys(now_units) AS u);
  INSERT INTO unit (agency, key, id, name)
  SELECT DISTINCT ON (lower(trim(u.key))) which, lower(trim(u.key)), u.key, u.value FROM jsonb_each_text(now_units) AS u
  ORDER BY lower(trim(u.key)), u.key
  ON CONFLICT (agency, key) DO UPDATE SET id = excluded.id, name = excluded.name;
END $$;

CREATE FUNCTION derive_import(which text, doc jsonb) RETURNS void LANGUAGE sql AS $$
  INSERT INTO import_job (key, id, state, started_at)
  VALUES (which, doc ->> 'id', doc ->> 'state', (doc ->> 'startedAt')::timestamptz)
  ON CONFLICT (key) DO UPDATE SET id = excluded.id, state = excluded.state, started_at = excluded.started_at
$$;

CREATE FUNCTION derive_state() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  bare text := substr(NEW.GrainIdExtensionString, length(NEW.GrainTypeString) + 2);
  doc jsonb := convert_from(NEW.PayloadBinary, 'UTF8')::jsonb;
BEGIN
  CASE NEW.GrainTypeString
    WHEN 'employee' THEN PERFORM derive_employee(bare, doc);
    WHEN 'agency' THEN PERFORM derive_agency(bare, doc);
    WHEN 'import' THEN PERFORM derive_import(bare, doc);
  END CASE;
  RETURN NULL;
END $$;

CREATE TRIGGER state_saved AFTER INSERT OR UPDATE ON OrleansStorage
FOR EACH ROW WHEN (NEW.GrainTypeString IN ('employee', 'agency', 'import') AND NEW.PayloadBinary IS NOT NULL)
EXECUTE FUNCTION derive_state();

-- Nobody's record is ever cleared: facts are only added. An attempt is a bug and fails before anything is lost.
CREATE FUNCTION refuse_loss() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'The states of employees, agencies and imports are never cleared or deleted.';
END $$;

CREATE TRIGGER state_cleared BEFORE UPDATE ON OrleansStorage
FOR EACH ROW WHEN (NEW.PayloadBinary IS NULL AND NEW.GrainTypeString IN ('employee', 'agency', 'import'))
EXECUTE FUNCTION refuse_loss();

CREATE TRIGGER state_deleted BEFORE DELETE ON OrleansStorage
FOR EACH ROW WHEN (OLD.GrainTypeString IN ('employee', 'agency', 'import'))
EXECUTE FUNCTION refuse_loss();
