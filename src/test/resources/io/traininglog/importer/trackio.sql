-- Tables and columns as trackio makes them. It writes its JSON as bytes.
CREATE TABLE metrics (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  run_id TEXT NOT NULL,
  timestamp TEXT NOT NULL,
  run_name TEXT NOT NULL,
  step INTEGER NOT NULL,
  metrics TEXT NOT NULL,
  log_id TEXT,
  space_id TEXT
);
CREATE TABLE configs (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  run_id TEXT NOT NULL UNIQUE,
  run_name TEXT NOT NULL,
  config TEXT NOT NULL,
  created_at TEXT NOT NULL
);
CREATE TABLE system_metrics (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  run_id TEXT NOT NULL,
  timestamp TEXT NOT NULL,
  run_name TEXT NOT NULL,
  metrics TEXT NOT NULL,
  log_id TEXT,
  space_id TEXT
);
CREATE TABLE project_metadata (key TEXT PRIMARY KEY, value TEXT NOT NULL);
CREATE TABLE alerts (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  run_id TEXT NOT NULL,
  timestamp TEXT NOT NULL,
  run_name TEXT NOT NULL,
  title TEXT NOT NULL,
  text TEXT,
  level TEXT NOT NULL DEFAULT 'warn',
  step INTEGER,
  alert_id TEXT
);
CREATE INDEX idx_metrics_run_step ON metrics (run_id, step);

INSERT INTO configs (run_id, run_name, config, created_at) VALUES
  ('0123456789abcdef0123456789abcdef', 'brave-fox', CAST('{"_Created":"2026-01-05T07:59:58.5+00:00","_Group":null,"lr":0.1,"layers":[64,32],"opt":{"name":"adam"},"clip":"Infinity"}' AS BLOB), '2026-01-05T08:00:07+00:00');
INSERT INTO metrics (run_id, timestamp, run_name, step, metrics) VALUES
  ('0123456789abcdef0123456789abcdef', '2026-01-05T08:00:01+00:00', 'brave-fox', 0, CAST('{"loss":2.5,"epoch":0}' AS BLOB)),
  ('0123456789abcdef0123456789abcdef', '2026-01-05T08:00:02+00:00', 'brave-fox', 1, CAST('{"loss":"NaN"}' AS BLOB)),
  ('0123456789abcdef0123456789abcdef', '2026-01-05T08:00:03+00:00', 'brave-fox', 2, '{"loss":"-Infinity","ok":true,"note":"größer","none":null}'),
  ('0123456789abcdef0123456789abcdef', '2026-01-05T08:00:04+00:00', 'brave-fox', 2, CAST('{"acc":0.5}' AS BLOB)),
  ('0123456789abcdef0123456789abcdef', '2026-01-05T08:00:06+00:00', 'brave-fox', 3, CAST('{"loss":0.25}' AS BLOB)),
  ('0123456789abcdef0123456789abcdef', '2026-01-05T08:00:05+00:00', 'brave-fox', 3, CAST('{"loss":0.5,"hist":{"_type":"trackio.histogram","bins":[0,1],"values":[3]}}' AS BLOB)),
  ('fedcba9876543210fedcba9876543210', '2026-01-05T09:00:00+00:00', 'calm-hen', 5, CAST('{"big":18446744073709551615}' AS BLOB));
INSERT INTO system_metrics (run_id, timestamp, run_name, metrics) VALUES
  ('0123456789abcdef0123456789abcdef', '2026-01-05T08:00:00+00:00', 'brave-fox', CAST('{"gpu/0/util":1}' AS BLOB)),
  ('0123456789abcdef0123456789abcdef', '2026-01-05T08:00:02.5+00:00', 'brave-fox', CAST('{"gpu/0/util":40}' AS BLOB)),
  ('0123456789abcdef0123456789abcdef', '2026-01-05T08:00:02.9+00:00', 'brave-fox', CAST('{"gpu/0/util":50,"ram":0.5}' AS BLOB)),
  ('0123456789abcdef0123456789abcdef', '2026-01-05T08:01:00+00:00', 'brave-fox', CAST('{"gpu/0/util":60}' AS BLOB));
INSERT INTO alerts (run_id, timestamp, run_name, title) VALUES
  ('0123456789abcdef0123456789abcdef', '2026-01-05T08:00:02+00:00', 'brave-fox', 'NaN');
