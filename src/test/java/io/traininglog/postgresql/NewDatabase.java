package io.traininglog.postgresql;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * A field that holds the JDBC URL of a new, empty database on the {@linkplain PostgresServer#shared() shared} server, each
 * test's own.
 */
@Target(ElementType.FIELD)
@Retention(RetentionPolicy.RUNTIME)
@ExtendWith(NewDatabases.class)
public @interface NewDatabase {}
