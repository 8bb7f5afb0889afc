/** The SQL backends: DAOs, mappers, dialects, migrations. Internal; the only room that knows Jdbi, Flyway and JDBC. */
@NullMarked
package io.traininglog.sql;

import org.jspecify.annotations.NullMarked;
