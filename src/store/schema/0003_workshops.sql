-- Schema 3: workshops, what is noted in them, and how ripe a synergy is.

ALTER TABLE synergies ADD COLUMN maturity TEXT;
ALTER TABLE synergies ADD COLUMN checks TEXT;
ALTER TABLE synergies ADD COLUMN documents TEXT;
ALTER TABLE synergies ADD COLUMN help TEXT;
ALTER TABLE synergies ADD COLUMN nda TEXT;

CREATE TABLE workshops (
  fid INTEGER PRIMARY KEY NOT NULL,
  uuid TEXT NOT NULL UNIQUE,
  ref TEXT,
  name TEXT,
  date TEXT,
  hours TEXT,
  place TEXT,
  agenda TEXT,
  turn_s INTEGER,
  started_ms INTEGER,
  ended_ms INTEGER,
  note TEXT
);

CREATE TABLE participants (
  fid INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
  workshop TEXT NOT NULL,
  place INTEGER NOT NULL,
  actor TEXT NOT NULL,
  people TEXT,
  seat TEXT,
  present INTEGER NOT NULL
);
CREATE INDEX participants_by_workshop ON participants (workshop);

CREATE TABLE remarks (
  fid INTEGER PRIMARY KEY NOT NULL,
  uuid TEXT NOT NULL UNIQUE,
  ref TEXT,
  kind TEXT,
  at_ms INTEGER,
  workshop TEXT,
  actor TEXT,
  synergy TEXT,
  flows TEXT,
  text TEXT,
  answered INTEGER
);

INSERT INTO gpkg_contents (table_name, data_type, identifier, description) VALUES ('workshops', 'attributes', 'workshops', 'Ateliers');
INSERT INTO gpkg_contents (table_name, data_type, identifier, description) VALUES ('participants', 'attributes', 'participants', 'Participants des ateliers');
INSERT INTO gpkg_contents (table_name, data_type, identifier, description) VALUES ('remarks', 'attributes', 'remarks', 'Noté en atelier');
