package io.traininglog.sql;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.jdbi.v3.core.extension.annotation.UseExtensionHandler;
import org.jdbi.v3.sqlobject.SqlObjectFactory;

/**
 * An insert of several rows in one statement of SQLite, kept prepared for each number of rows: {@code insert}, then {@code row} as
 * often as there are rows, then {@code then}. The method's leading arguments are bound once, to the numbered parameters
 * {@code ?1}, {@code ?2} … that all rows share; its last two, a {@code long[]} and a {@code Cell[]}, fill three positions
 * {@code ?} of each row: the number, the cell's kind and its value.
 */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
@UseExtensionHandler(id = SqlObjectFactory.EXTENSION_ID, value = KeptRowsHandler.class)
@interface KeptRows {

    String insert();

    String row();

    String then();
}
