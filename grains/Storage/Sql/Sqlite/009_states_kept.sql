-- Policies, campaigns and reports are decisions too: their states are never cleared or deleted either.
DROP TRIGGER state_cleared;
DROP TRIGGER state_deleted;

CREATE TRIGGER state_cleared BEFORE UPDATE ON OrleansStorage
WHEN NEW.PayloadBinary IS NULL AND NEW.GrainTypeString IN ('employee', 'agency', 'import', 'policies', 'campaigns', 'reports')
BEGIN
  SELECT raise(ABORT, 'The states of employees, agencies, imports, policies, campaigns and reports are never cleared.');
END;

CREATE TRIGGER state_deleted BEFORE DELETE ON OrleansStorage
WHEN OLD.GrainTypeString IN ('employee', 'agency', 'import', 'policies', 'campaigns', 'reports')
BEGIN
  SELECT raise(ABORT, 'The states of employees, agencies, imports, policies, campaigns and reports are never deleted.');
END;
