-- Logs by a small number, resume points, a dictionary of keys, and a kind that says how to read a value.

ALTER TABLE entries RENAME TO blocks_entries;
ALTER TABLE status RENAME TO blocks_status;

-- One row a log. An id is never given twice.
CREATE TABLE lineage (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  uuid TEXT NOT NULL UNIQUE,  -- 32 lower-case hexadecimal digits
  parent INTEGER REFERENCES lineage (id),
  resumed_at INTEGER,         -- the last time inherited from the parent; NULL: all, -1: none
  early_times TEXT,           -- where it may have entries at times that it inherits, as '0-3 7-7'; NULL: nowhere
  created_at INTEGER          -- milliseconds since 1970-01-01 UTC; NULL: unknown
);
CREATE INDEX lineage_parent ON lineage (parent);

-- Grows whenever a log is deleted or gets new early times, so that readers know when to read the lineage again.
CREATE TABLE lineage_revision (
  id INTEGER PRIMARY KEY CHECK (id = 0),
  revision INTEGER NOT NULL
);
INSERT INTO lineage_revision (id, revision) VALUES (0, 0);

CREATE TABLE keys (
  id INTEGER PRIMARY KEY,
  key TEXT NOT NULL UNIQUE
);

-- Kinds: 0 as it stands, 1 boolean, 2 NaN, 3 raw bytes, 4 object (FST), 5 Python pickle, 6 array (.npy),
-- 7 tombstone, 8 text as UTF-16LE, 9 list of integers (.npy).
CREATE TABLE entries (
  log INTEGER NOT NULL,
  time INTEGER NOT NULL,
  key INTEGER NOT NULL,
  kind INTEGER NOT NULL,
  value,
  PRIMARY KEY (log, time, key)
) WITHOUT ROWID;

CREATE TABLE status (
  log INTEGER NOT NULL,
  key TEXT NOT NULL,
  kind INTEGER NOT NULL,
  value,
  PRIMARY KEY (log, key)
) WITHOUT ROWID;

-- Blocks wrote a log's status when it made the log, so the order of those rows is the order of the logs.
INSERT INTO lineage (uuid)
SELECT uuid FROM (
  SELECT uuid, 0 AS source, min(rowid) AS place FROM blocks_status GROUP BY uuid
  UNION ALL
  SELECT uuid, 1, min(rowid) FROM blocks_entries
  WHERE uuid NOT IN (SELECT uuid FROM blocks_status) GROUP BY uuid
)
ORDER BY source, place;

UPDATE lineage SET parent = (
  SELECT p.id FROM blocks_status AS s JOIN lineage AS p ON p.uuid = s.value
  WHERE s.uuid = lineage.uuid AND s.key = 'resumed_from');

-- Blocks has no resume points: a log inherits all times, and so all that it has itself are early.
UPDATE lineage SET early_times =
  (SELECT min(time) FROM blocks_entries AS e WHERE e.uuid = lineage.uuid) || '-' ||
  (SELECT max(time) FROM blocks_entries AS e WHERE e.uuid = lineage.uuid)
WHERE parent IS NOT NULL;

INSERT INTO keys (key) SELECT DISTINCT key FROM blocks_entries ORDER BY key;

INSERT INTO entries (log, time, key, kind, value)
SELECT l.id, e.time, k.id, CASE typeof(e.value) WHEN 'blob' THEN 5 ELSE 0 END, e.value
FROM blocks_entries AS e JOIN lineage AS l ON l.uuid = e.uuid JOIN keys AS k ON k.key = e.key
ORDER BY 1, 2, 3;

INSERT INTO status (log, key, kind, value)
SELECT l.id, s.key, CASE typeof(s.value) WHEN 'blob' THEN 5 ELSE 0 END, s.value
FROM blocks_status AS s JOIN lineage AS l ON l.uuid = s.uuid;

DROP TABLE blocks_entries;
DROP TABLE blocks_status;

-- For people with a shell.
CREATE VIEW timeline AS
SELECT
  l.uuid AS log,
  e.time AS time,
  k.key AS key,
  CASE e.kind
    WHEN 1 THEN CASE e.value WHEN 0 THEN 'false' ELSE 'true' END
    WHEN 2 THEN 'NaN'
    ELSE e.value
  END AS value,
  CASE e.kind
    WHEN 0 THEN typeof(e.value) WHEN 1 THEN 'boolean' WHEN 2 THEN 'real' WHEN 3 THEN 'bytes' WHEN 4 THEN 'object'
    WHEN 5 THEN 'pickle' WHEN 6 THEN 'array' WHEN 8 THEN 'text (UTF-16)' WHEN 9 THEN 'integers' ELSE 'kind ' || e.kind
  END AS type
FROM entries AS e JOIN lineage AS l ON l.id = e.log JOIN keys AS k ON k.id = e.key
WHERE e.kind <> 7;

CREATE VIEW runs AS
SELECT
  l.uuid AS log,
  p.uuid AS resumed_from,
  l.resumed_at AS resumed_at,
  strftime('%Y-%m-%d %H:%M:%S', l.created_at / 1000, 'unixepoch') AS created_at,
  (SELECT min(time) FROM entries AS e WHERE e.log = l.id) AS first_time,
  (SELECT max(time) FROM entries AS e WHERE e.log = l.id) AS last_time,
  (SELECT value FROM status AS s WHERE s.log = l.id AND s.key = 'iterations_done') AS iterations_done,
  (SELECT value FROM status AS s WHERE s.log = l.id AND s.key = 'epochs_done') AS epochs_done
FROM lineage AS l LEFT JOIN lineage AS p ON p.id = l.parent;
