-- Logs by their UUID, which begins every key: so the tables can be spread over servers, each log on one of them.
-- Nothing here is counted by a sequence, and no constraint looks from one log to another.

-- One row a log: who changes the log locks it.
CREATE TABLE logs (
  log uuid NOT NULL,
  made bigint NOT NULL,       -- microseconds since 1970-01-01 UTC by the server's clock: another one if it is made again
  PRIMARY KEY (log)
);

-- The same rows, with each log's place in the lineage. Small; on several servers, each has all of it.
CREATE TABLE lineage (
  log uuid NOT NULL,
  made bigint NOT NULL,
  parent uuid,
  resumed_at bigint,          -- the last time inherited from the parent; NULL: all, -1: none
  early_times text,           -- where it may have entries at times that it inherits, as '0-3 7-7'; NULL: nowhere
  created_at bigint,          -- milliseconds since 1970-01-01 UTC; NULL: unknown
  PRIMARY KEY (log)
);
CREATE INDEX lineage_parent ON lineage (parent);

-- Grows whenever a log is deleted or gets new early times, so that readers know when to read the lineage again.
CREATE TABLE lineage_revision (
  id smallint NOT NULL CHECK (id = 0),
  revision bigint NOT NULL,
  PRIMARY KEY (id)
);
INSERT INTO lineage_revision (id, revision) VALUES (0, 0);

-- Each log's dictionary of keys. In a column key, here and in status, a key that begins with a backslash or holds U+0000,
-- which text cannot, is written with a backslash before it, '\\' for each backslash and '\0' for each U+0000.
CREATE TABLE keys (
  log uuid NOT NULL,
  id integer NOT NULL,
  digest bytea NOT NULL,      -- SHA-256 of the next column's UTF-8: keys may be longer than an index takes
  key text NOT NULL,
  PRIMARY KEY (log, id),
  UNIQUE (log, digest)
);

-- A value is in the column of its type, all others are NULL, and all are for null. What is of no such type is in bytes: first
-- a byte for its kind, 3 raw bytes, 4 object (FST), 5 Python pickle, 6 array (.npy), 7 tombstone, 8 text as UTF-16LE, 9 list of
-- integers (.npy), 255 damaged where it was copied from. Eight columns and no more: with a ninth each row takes eight bytes more.
CREATE TABLE entries (
  log uuid NOT NULL,
  time bigint NOT NULL,
  key integer NOT NULL,
  real double precision,
  whole bigint,
  flag boolean,
  text text,
  bytes bytea,
  PRIMARY KEY (log, time, key),
  CONSTRAINT one_value CHECK (num_nonnulls(real, whole, flag, text, bytes) <= 1)
);

CREATE TABLE status (
  log uuid NOT NULL,
  digest bytea NOT NULL,      -- as in keys
  key text NOT NULL,
  real double precision,
  whole bigint,
  flag boolean,
  text text,
  bytes bytea,
  PRIMARY KEY (log, digest),
  CONSTRAINT one_value CHECK (num_nonnulls(real, whole, flag, text, bytes) <= 1)
);

-- How far each log has what a process's journal holds of it.
CREATE TABLE journals (
  log uuid NOT NULL,
  journal bigint NOT NULL,
  generation bigint NOT NULL,
  PRIMARY KEY (log, journal)
);

-- What was chosen for this database. Its own name is how processes know their journals for it.
CREATE TABLE settings (
  name text NOT NULL,
  value text NOT NULL,
  PRIMARY KEY (name)
);
INSERT INTO settings (name, value) VALUES ('database', gen_random_uuid()::text);

-- For people with a shell.
CREATE VIEW timeline AS
SELECT
  e.log,
  e.time,
  k.key,
  coalesce(e.real::text, e.whole::text, e.flag::text, e.text, substring(e.bytes FROM 2)::text) AS value,
  CASE
    WHEN e.real IS NOT NULL THEN 'real'
    WHEN e.whole IS NOT NULL THEN 'integer'
    WHEN e.flag IS NOT NULL THEN 'boolean'
    WHEN e.text IS NOT NULL THEN 'text'
    WHEN e.bytes IS NULL THEN 'null'
    ELSE
      CASE substring(e.bytes FROM 1 FOR 1)
        WHEN '\x03' THEN 'bytes' WHEN '\x04' THEN 'object' WHEN '\x05' THEN 'pickle' WHEN '\x06' THEN 'array'
        WHEN '\x08' THEN 'text (UTF-16)' WHEN '\x09' THEN 'integers' ELSE 'damaged'
      END
  END AS type,
  e.real
FROM entries AS e JOIN keys AS k ON k.log = e.log AND k.id = e.key
WHERE e.bytes IS DISTINCT FROM '\x07';

CREATE VIEW runs AS
SELECT
  l.log,
  l.parent AS resumed_from,
  l.resumed_at,
  to_timestamp(l.created_at / 1000.0) AS created_at,
  (SELECT min(time) FROM entries AS e WHERE e.log = l.log) AS first_time,
  (SELECT max(time) FROM entries AS e WHERE e.log = l.log) AS last_time,
  (SELECT whole FROM status AS s WHERE s.log = l.log AND s.key = 'iterations_done') AS iterations_done,
  (SELECT whole FROM status AS s WHERE s.log = l.log AND s.key = 'epochs_done') AS epochs_done
FROM lineage AS l;
