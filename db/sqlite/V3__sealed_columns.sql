-- History that no longer changes, as columns: chunks of numbers of one log and key.

-- Counts what readers may keep until it grows: the ids that chunks were given, and how often one was changed or removed.
ALTER TABLE lineage_revision ADD COLUMN last_chunk INTEGER NOT NULL DEFAULT 0;
ALTER TABLE lineage_revision ADD COLUMN rewrites INTEGER NOT NULL DEFAULT 0;

-- An entry is either here or in entries, never in both. What an id stands for never changes.
CREATE TABLE chunks (
  id INTEGER PRIMARY KEY,
  log INTEGER NOT NULL,
  key INTEGER NOT NULL,
  first INTEGER NOT NULL,     -- time of the first number
  last INTEGER NOT NULL,      -- time of the last number
  size INTEGER NOT NULL,      -- how many numbers
  stride INTEGER,             -- between one time and the next; NULL: they are not all the same
  offsets BLOB,               -- times less the first, each of 1, 2, 4 or 8 bytes, little-endian; NULL where there is a stride
  numbers BLOB NOT NULL,      -- of 8 bytes each, IEEE 754 doubles, little-endian
  checksum INTEGER NOT NULL   -- CRC-32C of first, last, size, stride (each 8 bytes, little-endian; no stride: 0), offsets, numbers
);
-- Holds all that it takes to find a chunk.
CREATE INDEX chunk_places ON chunks (log, key, first, last, size);

-- How far each journal beside the file has been carried over.
CREATE TABLE journals (
  id TEXT PRIMARY KEY,
  generation INTEGER NOT NULL
) WITHOUT ROWID;

-- What was chosen for this database.
CREATE TABLE settings (
  name TEXT PRIMARY KEY,
  value
) WITHOUT ROWID;

DROP VIEW timeline;
DROP VIEW runs;

-- The numbers of the chunks, one a row, as m * 2^e with a whole m; with e 972 it is infinite or none.
-- Read from hexadecimal digits, a digit by its place among the digits: that takes no newer shell and no extension.
CREATE VIEW sealed AS
WITH RECURSIVE
  places (i) AS (SELECT 0 UNION ALL SELECT i + 1 FROM places WHERE i < 499),
  texts AS (
    SELECT
      c.log AS log,
      c.key AS key,
      c.first + coalesce(p.i * c.stride, 0) AS base,
      length(c.offsets) / c.size AS width,
      hex(substr(c.offsets, p.i * (length(c.offsets) / c.size) + 1, length(c.offsets) / c.size)) AS t,
      hex(substr(c.numbers, 8 * p.i + 1, 8)) AS h
    FROM chunks AS c JOIN places AS p ON p.i < c.size
  ),
  digits AS (
    SELECT
      log,
      key,
      base + CASE
        WHEN width IS NULL THEN 0
        ELSE (instr('123456789ABCDEF', substr(t, 1, 1)) << 4) + (instr('123456789ABCDEF', substr(t, 2, 1)) << 0)
          + CASE WHEN width = 1 THEN 0 ELSE (instr('123456789ABCDEF', substr(t, 3, 1)) << 12) + (instr('123456789ABCDEF', substr(t, 4, 1)) << 8) END
          + CASE WHEN width < 4 THEN 0 ELSE (instr('123456789ABCDEF', substr(t, 5, 1)) << 20) + (instr('123456789ABCDEF', substr(t, 6, 1)) << 16)
            + (instr('123456789ABCDEF', substr(t, 7, 1)) << 28) + (instr('123456789ABCDEF', substr(t, 8, 1)) << 24) END
          + CASE WHEN width < 8 THEN 0 ELSE (instr('123456789ABCDEF', substr(t, 9, 1)) << 36) + (instr('123456789ABCDEF', substr(t, 10, 1)) << 32)
            + (instr('123456789ABCDEF', substr(t, 11, 1)) << 44) + (instr('123456789ABCDEF', substr(t, 12, 1)) << 40)
            + (instr('123456789ABCDEF', substr(t, 13, 1)) << 52) + (instr('123456789ABCDEF', substr(t, 14, 1)) << 48)
            + (instr('123456789ABCDEF', substr(t, 15, 1)) << 60) + (instr('123456789ABCDEF', substr(t, 16, 1)) << 56) END
      END AS time,
      substr(h, 15, 1) >= '8' AS negative,
      ((instr('123456789ABCDEF', substr(h, 15, 1)) & 7) << 8) + (instr('123456789ABCDEF', substr(h, 16, 1)) << 4) + instr('123456789ABCDEF', substr(h, 13, 1)) AS exponent,
      (instr('123456789ABCDEF', substr(h, 14, 1)) << 48)
        + (instr('123456789ABCDEF', substr(h, 11, 1)) << 44) + (instr('123456789ABCDEF', substr(h, 12, 1)) << 40)
        + (instr('123456789ABCDEF', substr(h, 9, 1)) << 36) + (instr('123456789ABCDEF', substr(h, 10, 1)) << 32)
        + (instr('123456789ABCDEF', substr(h, 7, 1)) << 28) + (instr('123456789ABCDEF', substr(h, 8, 1)) << 24)
        + (instr('123456789ABCDEF', substr(h, 5, 1)) << 20) + (instr('123456789ABCDEF', substr(h, 6, 1)) << 16)
        + (instr('123456789ABCDEF', substr(h, 3, 1)) << 12) + (instr('123456789ABCDEF', substr(h, 4, 1)) << 8)
        + (instr('123456789ABCDEF', substr(h, 1, 1)) << 4) + instr('123456789ABCDEF', substr(h, 2, 1)) AS fraction
    FROM texts
  )
SELECT
  log,
  key,
  time,
  (fraction + CASE exponent WHEN 0 THEN 0 ELSE 1 << 52 END) * CASE WHEN negative THEN -1.0 ELSE 1.0 END AS m,
  max(exponent, 1) - 1075 AS e
FROM digits;

-- For people with a shell.
CREATE VIEW timeline AS
WITH RECURSIVE
  large (e, power) AS (SELECT 0, 1.0 UNION ALL SELECT e + 1, power * 2 FROM large WHERE e < 971),
  small (e, power) AS (SELECT -1, 0.5 UNION ALL SELECT e - 1, power / 2 FROM small WHERE e > -1074),
  powers AS (SELECT * FROM large UNION ALL SELECT * FROM small UNION ALL SELECT 972, 9e999)
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
WHERE e.kind <> 7
UNION ALL
SELECT
  l.uuid,
  s.time,
  k.key,
  CASE WHEN s.e = 972 AND abs(s.m) <> 1 << 52 THEN 'NaN' ELSE s.m * p.power END,
  'real'
FROM sealed AS s JOIN lineage AS l ON l.id = s.log JOIN keys AS k ON k.id = s.key JOIN powers AS p ON p.e = s.e;

CREATE VIEW runs AS
SELECT
  l.uuid AS log,
  p.uuid AS resumed_from,
  l.resumed_at AS resumed_at,
  strftime('%Y-%m-%d %H:%M:%S', l.created_at / 1000, 'unixepoch') AS created_at,
  (SELECT min(time) FROM
    (SELECT min(time) AS time FROM entries WHERE log = l.id UNION ALL SELECT min(first) FROM chunks WHERE log = l.id)
  ) AS first_time,
  (SELECT max(time) FROM
    (SELECT max(time) AS time FROM entries WHERE log = l.id UNION ALL SELECT max(last) FROM chunks WHERE log = l.id)
  ) AS last_time,
  (SELECT value FROM status AS s WHERE s.log = l.id AND s.key = 'iterations_done') AS iterations_done,
  (SELECT value FROM status AS s WHERE s.log = l.id AND s.key = 'epochs_done') AS epochs_done
FROM lineage AS l LEFT JOIN lineage AS p ON p.id = l.parent;
