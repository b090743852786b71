-- Policies, campaigns and reports are decisions too: their states are never cleared or deleted either.
CREATE OR REPLACE FUNCTION refuse_loss() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'The states of employees, agencies, imports, policies, campaigns and reports are never cleared or deleted.';
END $$;

DROP TRIGGER state_cleared ON OrleansStorage;
DROP TRIGGER state_deleted ON OrleansStorage;

CREATE TRIGGER state_cleared BEFORE UPDATE ON OrleansStorage
FOR EACH ROW WHEN (NEW.PayloadBinary IS NULL AND NEW.GrainTypeString IN ('employee', 'agency', 'import', 'policies', 'campaigns', 'reports'))
EXECUTE FUNCTION refuse_loss();

CREATE TRIGGER state_deleted BEFORE DELETE ON OrleansStorage
FOR EACH ROW WHEN (OLD.GrainTypeString IN ('employee', 'agency', 'import', 'policies', 'campaigns', 'reports'))
EXECUTE FUNCTION refuse_loss();
