-- The grains' states, to the contract of the AdoNet storage provider: it reads its statements from OrleansQuery.
-- Every part of the key is NOT NULL, so that the unique key holds for each of them. No update touches an indexed column and pages
-- keep room, so updates stay on their page (HOT). Text is compared by bytes: the same order as in SQLite, whatever the locale.
CREATE TABLE OrleansStorage (
  GrainIdHash integer NOT NULL,
  GrainIdN0 bigint NOT NULL,
  GrainIdN1 bigint NOT NULL,
  GrainTypeHash integer NOT NULL,
  GrainTypeString text COLLATE "C" NOT NULL,
  GrainIdExtensionString text COLLATE "C" NOT NULL,
  ServiceId text COLLATE "C" NOT NULL,
  PayloadBinary bytea,
  Version integer NOT NULL,
  CONSTRAINT OrleansStorageKey UNIQUE NULLS NOT DISTINCT
    (GrainIdExtensionString, GrainTypeString, GrainIdHash, GrainIdN0, GrainIdN1, GrainTypeHash, ServiceId)
) WITH (fillfactor = 70, autovacuum_vacuum_scale_factor = 0.05);

CREATE TABLE OrleansQuery (QueryKey text PRIMARY KEY, QueryText text NOT NULL);

-- The new version, or NULL when somebody else was first.
CREATE FUNCTION write_state(
  id_hash integer, n0 bigint, n1 bigint, type_hash integer, type_string text, extension text, service text,
  expected integer, payload bytea)
RETURNS integer LANGUAGE plpgsql AS $$
DECLARE
  written integer;
BEGIN
  IF expected IS NULL THEN
    INSERT INTO OrleansStorage
      (GrainIdHash, GrainIdN0, GrainIdN1, GrainTypeHash, GrainTypeString, GrainIdExtensionString, ServiceId, PayloadBinary, Version)
    VALUES (id_hash, n0, n1, type_hash, type_string, coalesce(extension, ''), service, payload, 1)
    ON CONFLICT DO NOTHING
    RETURNING Version INTO written;
  ELSE
    UPDATE OrleansStorage SET PayloadBinary = payload, Version = Version + 1
    WHERE GrainIdExtensionString = coalesce(extension, '') AND GrainTypeString = type_string
      AND GrainIdHash = id_hash AND GrainIdN0 = n0 AND GrainIdN1 = n1 AND GrainTypeHash = type_hash
      AND ServiceId = service AND Version = expected
    RETURNING Version INTO written;
  END IF;
  RETURN written;
END $$;

INSERT INTO OrleansQuery VALUES
('WriteToStorageKey', '
SELECT written AS NewGrainStateVersion
FROM write_state(@GrainIdHash, @GrainIdN0, @GrainIdN1, @GrainTypeHash, @GrainTypeString, @GrainIdExtensionString, @ServiceId,
  @GrainStateVersion, @PayloadBinary) AS written
WHERE written IS NOT NULL'),
('ReadFromStorageKey', '
SELECT PayloadBinary, Version
FROM OrleansStorage
WHERE GrainIdExtensionString = coalesce(@GrainIdExtensionString, '''') AND GrainTypeString = @GrainTypeString
  AND GrainIdHash = @GrainIdHash AND GrainIdN0 = @GrainIdN0 AND GrainIdN1 = @GrainIdN1 AND GrainTypeHash = @GrainTypeHash
  AND ServiceId = @ServiceId'),
('ClearStorageKey', '
UPDATE OrleansStorage SET PayloadBinary = NULL, Version = Version + 1
WHERE GrainIdExtensionString = coalesce(@GrainIdExtensionString, '''') AND GrainTypeString = @GrainTypeString
  AND GrainIdHash = @GrainIdHash AND GrainIdN0 = @GrainIdN0 AND GrainIdN1 = @GrainIdN1 AND GrainTypeHash = @GrainTypeHash
  AND ServiceId = @ServiceId AND Version = @GrainStateVersion
RETURNING Version AS NewGrainStateVersion'),
('DeleteStorageKey', '
DELETE FROM OrleansStorage
WHERE GrainIdExtensionString = coalesce(@GrainIdExtensionString, '''') AND GrainTypeString = @GrainTypeString
  AND GrainIdHash = @GrainIdHash AND GrainIdN0 = @GrainIdN0 AND GrainIdN1 = @GrainIdN1 AND GrainTypeHash = @GrainTypeHash
  AND ServiceId = @ServiceId AND Version = @GrainStateVersion
RETURNING Version + 1 AS NewGrainStateVersion');

-- Grows by one at each activation that hands out versions.
CREATE TABLE epoch (value bigint NOT NULL);
INSERT INTO epoch VALUES (0);

CREATE TABLE meta (name text PRIMARY KEY, value text NOT NULL);
