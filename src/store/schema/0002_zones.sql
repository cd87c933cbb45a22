-- Schema 2: zones of the territory.

CREATE TABLE zones (
  fid INTEGER PRIMARY KEY NOT NULL,
  geom MULTIPOLYGON,
  uuid TEXT NOT NULL UNIQUE,
  ref TEXT,
  name TEXT,
  kind TEXT,
  code TEXT,
  status TEXT,
  source TEXT,
  levels TEXT
);

INSERT INTO gpkg_contents (table_name, data_type, identifier, description, srs_id) VALUES ('zones', 'features', 'zones', 'Zones du territoire', 4326);
INSERT INTO gpkg_geometry_columns VALUES ('zones', 'geom', 'MULTIPOLYGON', 4326, 0, 0);
