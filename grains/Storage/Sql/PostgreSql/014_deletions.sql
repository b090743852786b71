-- Bytes of card files and photos that were deleted, and why. What was decided and done stays in the person's record.
CREATE TABLE deletion (
  person text COLLATE "C" NOT NULL,
  what text COLLATE "C" NOT NULL,
  receipt text COLLATE "C" NOT NULL,
  rule text NOT NULL,
  reason text NOT NULL,
  at bigint NOT NULL,
  by text NOT NULL,
  PRIMARY KEY (person, what, receipt)
);
CREATE INDEX deletion_at ON deletion (at);
