package io.traininglog.sql;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.jdbi.v3.core.extension.annotation.UseExtensionHandler;
import org.jdbi.v3.sqlobject.SqlObjectFactory;

/**
 * A statement, prepared once for each session and kept; its parameters {@code ?} are bound by position, without looking
 * anything up in between. A {@link Log}, a {@link Key} and a {@code Cell} fill as many positions as {@link Columns the
 * dialect} has columns for them; what is {@link Fetched} fills none.
 *
 * <p>The method's result says what it does: nothing is an update; a list, a single row (null if there is none; for a
 * primitive type that is a failure) or a {@code Predicate} as the last parameter, which is handed rows while it answers
 * true, is a query. An integer, a truth value or a text is the first column; other rows are mapped by the row mapper that
 * is registered for their type. A {@code SeriesSink} as the last parameter takes rows of a time and {@link
 * Columns#pour what the dialect selects of a series}, without an object for each. Where the method answers a {@code Long},
 * they are a time and a number: it ends at the first without a number, and answers its time.
 */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
@UseExtensionHandler(id = SqlObjectFactory.EXTENSION_ID, value = KeptSqlHandler.class)
@interface KeptSql {

    String value();
}
