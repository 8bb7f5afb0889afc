-- Tables and columns as MLflow 2 makes them in SQLite.
CREATE TABLE alembic_version (version_num VARCHAR(32) NOT NULL PRIMARY KEY);
CREATE TABLE experiments (
  experiment_id INTEGER NOT NULL PRIMARY KEY,
  name VARCHAR(256) NOT NULL UNIQUE,
  artifact_location VARCHAR(256),
  lifecycle_stage VARCHAR(32) CHECK (lifecycle_stage IN ('active', 'deleted')),
  creation_time BIGINT,
  last_update_time BIGINT
);
CREATE TABLE runs (
  run_uuid VARCHAR(32) NOT NULL PRIMARY KEY,
  name VARCHAR(250),
  source_type VARCHAR(20),
  source_name VARCHAR(500),
  entry_point_name VARCHAR(50),
  user_id VARCHAR(256),
  status VARCHAR(9) CHECK (status IN ('SCHEDULED', 'FAILED', 'FINISHED', 'RUNNING', 'KILLED')),
  start_time BIGINT,
  end_time BIGINT,
  source_version VARCHAR(50),
  lifecycle_stage VARCHAR(20) CHECK (lifecycle_stage IN ('active', 'deleted')),
  artifact_uri VARCHAR(200),
  experiment_id INTEGER REFERENCES experiments (experiment_id),
  deleted_time BIGINT
);
CREATE TABLE metrics (
  key VARCHAR(250) NOT NULL,
  value FLOAT NOT NULL,
  timestamp BIGINT NOT NULL,
  run_uuid VARCHAR(32) NOT NULL REFERENCES runs (run_uuid),
  step BIGINT DEFAULT '0' NOT NULL,
  is_nan BOOLEAN DEFAULT '0' NOT NULL CHECK (is_nan IN (0, 1)),
  PRIMARY KEY (key, timestamp, step, run_uuid, value, is_nan)
);
CREATE TABLE latest_metrics (
  key VARCHAR(250) NOT NULL,
  value FLOAT NOT NULL,
  timestamp BIGINT,
  step BIGINT NOT NULL,
  is_nan BOOLEAN NOT NULL,
  run_uuid VARCHAR(32) NOT NULL REFERENCES runs (run_uuid),
  PRIMARY KEY (key, run_uuid)
);
CREATE TABLE params (
  key VARCHAR(250) NOT NULL,
  value VARCHAR(8000) NOT NULL,
  run_uuid VARCHAR(32) NOT NULL REFERENCES runs (run_uuid),
  PRIMARY KEY (key, run_uuid)
);
CREATE TABLE tags (
  key VARCHAR(250) NOT NULL,
  value VARCHAR(5000),
  run_uuid VARCHAR(32) NOT NULL REFERENCES runs (run_uuid),
  PRIMARY KEY (key, run_uuid)
);
CREATE TABLE registered_models (name VARCHAR(256) NOT NULL PRIMARY KEY, creation_time BIGINT);
CREATE INDEX index_metrics_run_uuid ON metrics (run_uuid);

INSERT INTO alembic_version VALUES ('4465047574b1');
INSERT INTO experiments VALUES (0, 'Default', 'mlruns/0', 'active', 1767600000000, 1767600000000);
INSERT INTO experiments VALUES (3, 'digits', 'mlruns/3', 'active', 1767600000000, 1767600000000);
INSERT INTO runs (run_uuid, name, source_type, source_name, user_id, status, start_time, end_time, lifecycle_stage,
    artifact_uri, experiment_id)
  VALUES ('aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa', 'sweep', 'LOCAL', 'train.py', 'me', 'FINISHED', 1767600000000,
    1767600060000, 'active', 'mlruns/3/aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa/artifacts', 3);
INSERT INTO runs (run_uuid, name, status, start_time, lifecycle_stage, experiment_id)
  VALUES ('bbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb', 'rate 0.1', 'RUNNING', 1767600001000, 'active', 3);
INSERT INTO runs (run_uuid, name, status, start_time, lifecycle_stage, experiment_id, deleted_time)
  VALUES ('cccccccccccccccccccccccccccccccc', 'failure', 'FAILED', 1767600002000, 'deleted', 3, 1767600003000);
INSERT INTO tags VALUES ('mlflow.parentRunId', 'aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa', 'bbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb');
INSERT INTO tags VALUES ('reviewed', NULL, 'bbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb');
INSERT INTO params VALUES ('rate', '0.1', 'bbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb');
INSERT INTO metrics VALUES ('best/acc', 0.75, 1767600050000, 'aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa', 2, 0);
INSERT INTO metrics VALUES ('loss', 2.5, 1767600001100, 'bbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb', 0, 0);
INSERT INTO metrics VALUES ('loss', 1.25, 1767600001300, 'bbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb', 1, 0);
INSERT INTO metrics VALUES ('loss', 1.5, 1767600001200, 'bbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb', 1, 0);
INSERT INTO metrics VALUES ('loss', 0, 1767600001400, 'bbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb', 2, 1);
INSERT INTO metrics VALUES ('loss', 1.7976931348623157e308, 1767600001500, 'bbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb', 3, 0);
INSERT INTO metrics VALUES ('loss', -1.7976931348623157e308, 1767600001600, 'bbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb', 4, 0);
INSERT INTO metrics VALUES ('loss', 3, 1767600001600, 'bbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb', -1, 0);
INSERT INTO metrics VALUES ('loss', 9, 1767600002100, 'cccccccccccccccccccccccccccccccc', 1, 0);
INSERT INTO latest_metrics VALUES ('best/acc', 0.75, 1767600050000, 2, 0, 'aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa');
