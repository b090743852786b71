-- The card files on hand, so that the same bytes of several people are noticed and files that are odd are listed; beside them who has a
-- photo that waits for a reviewer.
CREATE TABLE card_file (
  person text COLLATE "C" NOT NULL,
  receipt text COLLATE "C" NOT NULL,
  sha256 text COLLATE "C" NOT NULL,
  doubtful boolean NOT NULL,
  reviewed boolean NOT NULL,
  PRIMARY KEY (person, receipt)
);
CREATE INDEX card_file_bytes ON card_file (sha256, person);

ALTER TABLE person ADD COLUMN card_files text, ADD COLUMN photo_waiting text;

CREATE OR REPLACE FUNCTION derive_employee(who text, doc jsonb) RETURNS void LANGUAGE plpgsql AS $$
DECLARE
  was record;
  now_numbers text := doc -> 'numbers';
  now_agencies text := doc -> 'agenciesEver';
  now_files text := doc -> 'cardFiles';
BEGIN
  SELECT sequence, numbers, agencies, card_files INTO was FROM person WHERE key = who;
  IF FOUND THEN
    UPDATE person SET
      id = doc ->> 'id', sequence = (doc ->> 'sequence')::bigint, uploaded_at = doc ->> 'uploadedAt', numbers = now_numbers,
      agencies = now_agencies, not_in_roster = doc ->> 'notInRoster', card_files = now_files, photo_waiting = doc ->> 'photoWaiting'
    WHERE key = who;
  ELSE
    INSERT INTO person (key, id, sequence, uploaded_at, numbers, agencies, not_in_roster, card_files, photo_waiting)
    VALUES (who, doc ->> 'id', (doc ->> 'sequence')::bigint, doc ->> 'uploadedAt', now_numbers, now_agencies, doc ->> 'notInRoster',
      now_files, doc ->> 'photoWaiting');
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

  IF was.card_files IS DISTINCT FROM now_files THEN
    DELETE FROM card_file WHERE person = who;
    INSERT INTO card_file (person, receipt, sha256, doubtful, reviewed)
    SELECT who, f.receipt, f.sha256, f.doubtful, f.reviewed
    FROM jsonb_to_recordset(doc -> 'cardFiles') AS f (receipt text, sha256 text, doubtful boolean, reviewed boolean);
  END IF;

  INSERT INTO change (xid, person, sequence) VALUES (pg_current_xact_id(), who, (doc ->> 'sequence')::bigint)
  ON CONFLICT (xid, person) DO UPDATE SET sequence = excluded.sequence;
END $$;
