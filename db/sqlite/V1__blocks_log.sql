-- The two tables that Python's Blocks creates: the baseline of its databases.
CREATE TABLE entries (uuid TEXT NOT NULL, time INT NOT NULL, "key" TEXT NOT NULL, value, PRIMARY KEY(uuid, time, "key"));
CREATE TABLE status (uuid TEXT NOT NULL, "key" text NOT NULL, value, PRIMARY KEY(uuid, "key"));
