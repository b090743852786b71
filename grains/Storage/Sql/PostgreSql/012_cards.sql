-- The copy of each person's card that is good now. One that another copy replaced is in no row, so that its code is unknown from then on.

CREATE TABLE card (
  person text COLLATE "C" PRIMARY KEY,
  id text COLLATE "C" NOT NULL UNIQUE,
  print text COLLATE "C" NOT NULL,
  sequence bigint NOT NULL,
  issued date NOT NULL
);
