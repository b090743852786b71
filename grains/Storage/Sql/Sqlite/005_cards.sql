-- The copy of each person's card that is good now. One that another copy replaced is in no row, so that its code is unknown from then on.

CREATE TABLE card (
  person TEXT PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  print TEXT NOT NULL,
  sequence INTEGER NOT NULL,
  issued TEXT NOT NULL
) WITHOUT ROWID;
