-- What signing in remembers of an account: the last time, how often it was locked in a row, the time step of the last code of the second
-- factor (each code counts once), and what its owner is to be told. Moments are milliseconds since 1970.
ALTER TABLE account ADD COLUMN last_sign_in INTEGER;
ALTER TABLE account ADD COLUMN locks INTEGER NOT NULL DEFAULT 0;
ALTER TABLE account ADD COLUMN code_step INTEGER NOT NULL DEFAULT 0;
ALTER TABLE account ADD COLUMN notice TEXT;
