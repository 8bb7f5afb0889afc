-- Spreads the tables over the workers of Citus (https://docs.citusdata.com): each log's rows lie together on one of them, by
-- the log's UUID; what is small and common to all is on each. To be run by the tables' owner once they are there, and again
-- after an upgrade: what is spread already stays as it is.

SELECT create_reference_table(name::regclass) FROM (VALUES ('lineage'), ('lineage_revision'), ('settings')) AS tables (name)
WHERE NOT EXISTS (SELECT 1 FROM pg_dist_partition WHERE logicalrelid = name::regclass);

SELECT create_distributed_table('logs', 'log')
WHERE NOT EXISTS (SELECT 1 FROM pg_dist_partition WHERE logicalrelid = 'logs'::regclass);

SELECT create_distributed_table(name::regclass, 'log', colocate_with => 'logs')
FROM (VALUES ('keys'), ('entries'), ('status'), ('journals')) AS tables (name)
WHERE NOT EXISTS (SELECT 1 FROM pg_dist_partition WHERE logicalrelid = name::regclass);
