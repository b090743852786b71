-- Bytes of card files and photos that were deleted, and why. What was decided and done stays in the person's record.
CREATE TABLE deletion (
  person TEXT NOT NULL,
  what TEXT NOT NULL,
  receipt TEXT NOT NULL,
  rule TEXT NOT NULL,
  reason TEXT NOT NULL,
  at INTEGER NOT NULL,
  by TEXT NOT NULL,
  PRIMARY KEY (person, what, receipt)
) WITHOUT ROWID;
CREATE INDEX deletion_at ON deletion (at);
