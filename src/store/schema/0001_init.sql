-- Schema 1 of a Maillage project. A shipped step is never edited: changes go into the next number.
-- The header says GeoPackage 1.3 (10300) because older readers warn about 1.4.

CREATE TABLE gpkg_spatial_ref_sys (
  srs_name TEXT NOT NULL,
  srs_id INTEGER NOT NULL PRIMARY KEY,
  organization TEXT NOT NULL,
  organization_coordsys_id INTEGER NOT NULL,
  definition TEXT NOT NULL,
  description TEXT
);
INSERT INTO gpkg_spatial_ref_sys VALUES
  ('Undefined cartesian SRS', -1, 'NONE', -1, 'undefined', 'undefined cartesian coordinate reference system');
INSERT INTO gpkg_spatial_ref_sys VALUES
  ('Undefined geographic SRS', 0, 'NONE', 0, 'undefined', 'undefined geographic coordinate reference system');
INSERT INTO gpkg_spatial_ref_sys VALUES
  ('WGS 84 geodetic', 4326, 'EPSG', 4326,
   'GEOGCS["WGS 84",DATUM["WGS_1984",SPHEROID["WGS 84",6378137,298.257223563,AUTHORITY["EPSG","7030"]],AUTHORITY["EPSG","6326"]],PRIMEM["Greenwich",0,AUTHORITY["EPSG","8901"]],UNIT["degree",0.0174532925199433,AUTHORITY["EPSG","9122"]],AUTHORITY["EPSG","4326"]]',
   'longitude and latitude in decimal degrees on the WGS 84 ellipsoid');

CREATE TABLE gpkg_contents (
  table_name TEXT NOT NULL PRIMARY KEY,
  data_type TEXT NOT NULL,
  identifier TEXT UNIQUE,
  description TEXT DEFAULT '',
  last_change DATETIME NOT NULL DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ','now')),
  min_x DOUBLE,
  min_y DOUBLE,
  max_x DOUBLE,
  max_y DOUBLE,
  srs_id INTEGER,
  CONSTRAINT fk_gc_r_srs_id FOREIGN KEY (srs_id) REFERENCES gpkg_spatial_ref_sys(srs_id)
);

CREATE TABLE gpkg_geometry_columns (
  table_name TEXT NOT NULL,
  column_name TEXT NOT NULL,
  geometry_type_name TEXT NOT NULL,
  srs_id INTEGER NOT NULL,
  z TINYINT NOT NULL,
  m TINYINT NOT NULL,
  CONSTRAINT pk_geom_cols PRIMARY KEY (table_name, column_name),
  CONSTRAINT uk_gc_table_name UNIQUE (table_name),
  CONSTRAINT fk_gc_tn FOREIGN KEY (table_name) REFERENCES gpkg_contents(table_name),
  CONSTRAINT fk_gc_srs FOREIGN KEY (srs_id) REFERENCES gpkg_spatial_ref_sys(srs_id)
);

CREATE TABLE gpkg_extensions (
  table_name TEXT,
  column_name TEXT,
  extension_name TEXT NOT NULL,
  definition TEXT NOT NULL,
  scope TEXT NOT NULL,
  CONSTRAINT ge_tce UNIQUE (table_name, column_name, extension_name)
);

-- Text columns hold NULL for "not said". `fid` is derived from the UUID, so that two copies never give it to two things.
CREATE TABLE actors (
  fid INTEGER PRIMARY KEY NOT NULL,
  geom POINT,
  uuid TEXT NOT NULL UNIQUE,
  ref TEXT,
  name TEXT,
  short_name TEXT,
  kind TEXT,
  siret TEXT,
  activity_code TEXT,
  activity TEXT,
  commune TEXT,
  precision_m REAL,
  employees INTEGER,
  note TEXT,
  status TEXT,
  source TEXT,
  levels TEXT
);

CREATE TABLE flows (
  fid INTEGER PRIMARY KEY NOT NULL,
  uuid TEXT NOT NULL UNIQUE,
  ref TEXT,
  actor TEXT,
  direction TEXT,
  label TEXT,
  nature TEXT,
  quantity REAL,
  quantity_min REAL,
  quantity_max REAL,
  unit TEXT,
  period TEXT,
  temperature_c REAL,
  waste_code TEXT,
  availability TEXT,
  confidentiality TEXT,
  note TEXT,
  status TEXT,
  source TEXT,
  levels TEXT
);

CREATE TABLE pools (
  fid INTEGER PRIMARY KEY NOT NULL,
  uuid TEXT NOT NULL UNIQUE,
  ref TEXT
);

CREATE TABLE pool_flows (
  fid INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
  pool TEXT NOT NULL,
  place INTEGER NOT NULL,
  flow TEXT NOT NULL
);
CREATE INDEX pool_flows_by_pool ON pool_flows (pool);

CREATE TABLE synergies (
  fid INTEGER PRIMARY KEY NOT NULL,
  uuid TEXT NOT NULL UNIQUE,
  ref TEXT,
  kind TEXT,
  offer_flow TEXT,
  need_flow TEXT,
  from_actor TEXT,
  to_actor TEXT,
  pool TEXT,
  label TEXT,
  state TEXT,
  reason TEXT,
  owner TEXT,
  next_action TEXT,
  due TEXT,
  brakes TEXT,
  motive TEXT,
  quantity REAL,
  quantity_min REAL,
  quantity_max REAL,
  unit TEXT,
  period TEXT,
  note TEXT,
  status TEXT,
  source TEXT,
  levels TEXT
);

CREATE TABLE settings (
  fid INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
  key TEXT NOT NULL UNIQUE,
  value TEXT NOT NULL
);

-- Derived from synergies and actors, for other programs; never read back.
CREATE TABLE synergy_links (
  fid INTEGER PRIMARY KEY NOT NULL,
  geom LINESTRING,
  uuid TEXT NOT NULL UNIQUE,
  ref TEXT,
  label TEXT,
  state TEXT,
  kind TEXT,
  from_name TEXT,
  to_name TEXT,
  quantity REAL,
  unit TEXT,
  period TEXT
);

CREATE TABLE maillage_meta (
  fid INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
  key TEXT NOT NULL UNIQUE,
  value TEXT NOT NULL
);

-- The log of operations: what undo, redo and merging rest on. `at` counts milliseconds since 1970.
CREATE TABLE operation (
  seq INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
  id TEXT NOT NULL UNIQUE,
  step TEXT NOT NULL,
  name_key TEXT NOT NULL,
  subject TEXT NOT NULL,
  edits TEXT NOT NULL,
  at INTEGER NOT NULL,
  author TEXT NOT NULL
);

INSERT INTO gpkg_contents (table_name, data_type, identifier, description, srs_id) VALUES ('actors', 'features', 'actors', 'Acteurs', 4326);
INSERT INTO gpkg_contents (table_name, data_type, identifier, description, srs_id) VALUES ('synergy_links', 'features', 'synergy_links', 'Liens des synergies', 4326);
INSERT INTO gpkg_contents (table_name, data_type, identifier, description) VALUES ('flows', 'attributes', 'flows', 'Offres, besoins et mises en commun');
INSERT INTO gpkg_contents (table_name, data_type, identifier, description) VALUES ('pools', 'attributes', 'pools', 'Groupes');
INSERT INTO gpkg_contents (table_name, data_type, identifier, description) VALUES ('pool_flows', 'attributes', 'pool_flows', 'Membres des groupes');
INSERT INTO gpkg_contents (table_name, data_type, identifier, description) VALUES ('synergies', 'attributes', 'synergies', 'Synergies suivies');
INSERT INTO gpkg_contents (table_name, data_type, identifier, description) VALUES ('settings', 'attributes', 'settings', 'Réglages');
INSERT INTO gpkg_contents (table_name, data_type, identifier, description) VALUES ('maillage_meta', 'attributes', 'maillage_meta', 'Fiche du fichier');
INSERT INTO gpkg_contents (table_name, data_type, identifier, description) VALUES ('operation', 'attributes', 'operation', 'Journal des opérations');

INSERT INTO gpkg_geometry_columns VALUES ('actors', 'geom', 'POINT', 4326, 0, 0);
INSERT INTO gpkg_geometry_columns VALUES ('synergy_links', 'geom', 'LINESTRING', 4326, 0, 0);
