package io.traininglog.sql;

import io.traininglog.store.SeriesSink;
import io.traininglog.value.Cell;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;

/**
 * How a dialect keeps logs, keys and cells in columns. What binds answers the position after what it bound. Safe for
 * threads.
 */
interface Columns {

    int bindLog(PreparedStatement statement, int position, long log) throws SQLException;

    int bindKey(PreparedStatement statement, int position, String key) throws SQLException;

    int bindCell(PreparedStatement statement, int position, Cell cell) throws SQLException;

    String key(ResultSet row, int column) throws SQLException;

    /**
     * The cell of a row. Where what the row says does not fit together it is {@link Cell.Damaged}, so that its neighbours
     * stay readable.
     *
     * @param first where its columns begin
     */
    Cell cell(ResultSet row, int first) throws SQLException;

    /** Hands the cell of a row to the sink: first its time, then what the dialect selects of a series. */
    void pour(ResultSet row, SeriesSink sink) throws SQLException;

    /**
     * Readies a statement that is kept.
     *
     * @param isLong whether its result is of any length, and handed over row by row
     */
    void ready(PreparedStatement statement, boolean isLong) throws SQLException;
}
