-- Why somebody has not uploaded, as was told last, so that those still missing are listed and summed by reason.
ALTER TABLE person ADD COLUMN missing_reason text, ADD COLUMN missing_note text, ADD COLUMN missing_at text, ADD COLUMN missing_by text;

CREATE OR REPLACE FUNCTION derive_employee(who text, doc jsonb) RETURNS void LANGUAGE plpgsql AS $$
DECLARE
  was record;
  now_numbers text := doc -> 'numbers';
  now_agencies text := doc -> 'agenciesEver';
  now_files text := doc -> 'cardFiles';
  why jsonb := doc -> 'missingReason';
BEGIN
  SELECT sequence, numbers, agencies, card_files INTO was FROM person WHERE key = who;
  IF FOUND THEN
    UPDATE person SET
      id = doc ->> 'id', sequence = (doc ->> 'sequence')::bigint, uploaded_at = doc ->> 'uploadedAt', numbers = now_numbers,
      agencies = now_agencies, not_in_roster = doc ->> 'notInRoster', card_files = now_files, photo_waiting = doc ->> 'photoWaiting',
      missing_reason = why ->> 'kind', missing_note = why ->> 'note', missing_at = why ->> 'at', missing_by = why ->> 'by'
    WHERE key = who;
  ELSE
    INSERT INTO person (key, id, sequence, uploaded_at, numbers, agencies, not_in_roster, card_files, photo_waiting,
      missing_reason, missing_note, missing_at, missing_by)
    VALUES (who, doc ->> 'id', (doc ->> 'sequence')::bigint, doc ->> 'uploadedAt', now_numbers, now_agencies, doc ->> 'notInRoster',
      now_files, doc ->> 'photoWaiting', why ->> 'kind', why ->> 'note', why ->> 'at', why ->> 'by');
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
