package io.traininglog.sql;

import io.traininglog.CodecException;
import io.traininglog.Finding.Kind;
import io.traininglog.value.Cell;
import io.traininglog.value.ValueCodec;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Looks whether a stored cell can be read, without bringing more of it to memory than that takes. */
final class CheckedCell {

    /** The largest value that is brought to memory: what it decodes to may take a few times as much. */
    static final long MOST_BYTES =
            Math.max(1 << 20, Math.min(256 << 20, Runtime.getRuntime().maxMemory() / 16));

    /** Kinds of what is decoded: objects, pickles, arrays and lists of integers. */
    private static final Set<Integer> DECODED = Set.of(4, 5, 6, 9);

    /**
     * Selects {@code kind}, {@code value} and {@code bytes} from columns {@code kind} and {@code value}. Of what need not
     * be looked at, or is too large to be, only the type is left, and whether its length is odd.
     */
    static final String STORED = """
            CASE typeof(kind) WHEN 'integer' THEN kind ELSE -1 END AS kind,
            CASE
              WHEN typeof(value) = 'text' THEN ''
              WHEN typeof(value) = 'blob' AND (kind NOT IN (4, 5, 6, 9) OR octet_length(value) > %d)
                THEN zeroblob(octet_length(value) %% 2)
              ELSE value
            END AS value,
            octet_length(value) AS bytes
            """.formatted(MOST_BYTES);

    /** What is selected from that, as {@link #problem} reads it. */
    static final String COLUMNS = SqliteColumns.COLUMNS + ", kind, bytes";

    private CheckedCell() {}

    /**
     * What is wrong with it.
     *
     * @param kind the kind of finding
     * @param text what it is
     */
    record Problem(Kind kind, String text) {}

    /** What is wrong with a cell; null if nothing is. */
    static @Nullable Problem problem(ResultSet row, int first) throws SQLException {
        int kind = row.getInt(first + 3);
        long bytes = row.getLong(first + 4);
        Cell cell = SqliteColumns.read(row, first);
        if (cell instanceof Cell.Damaged damaged) {
            return new Problem(Kind.VALUE, damaged.reason());
        } else if (bytes > MOST_BYTES && DECODED.contains(kind)) {
            return unchecked(bytes);
        }
        return cell instanceof Cell.Blob blob ? problem(blob) : null;
    }

    static @Nullable Problem problem(Cell.Blob blob) {
        try {
            ValueCodec.verify(blob);
            return null;
        } catch (CodecException e) {
            return new Problem(Kind.VALUE, String.valueOf(e.getMessage()));
        }
    }

    static Problem unchecked(long bytes) {
        return new Problem(
                Kind.UNCHECKED,
                "its value has " + bytes + " bytes, more than is looked at in a heap of this size; use a larger one");
    }
}
