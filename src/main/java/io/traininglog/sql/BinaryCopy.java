package io.traininglog.sql;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.UUID;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyIn;

/**
 * Copies real numbers of one log into the entries, where none of them may be yet: the quickest way into a table. In <a
 * href="https://www.postgresql.org/docs/current/sql-copy.html">COPY's binary format</a>, which keeps every bit.
 */
final class BinaryCopy {

    private static final String COPY = "COPY entries (log, time, key, real) FROM STDIN (FORMAT binary)";

    private static final byte[] SIGNATURE = "PGCOPY\n\u00ff\r\n\0".getBytes(StandardCharsets.ISO_8859_1);

    private static final short END = -1;

    private static final int ROW_BYTES = 2 + (4 + 16) + (4 + 8) + (4 + 4) + (4 + 8);

    private final ByteBuffer buffer = ByteBuffer.allocate(64 << 10);
    private final CopyIn copy;
    private final UUID log;

    private BinaryCopy(CopyIn copy, UUID log) {
        this.copy = copy;
        this.log = log;
    }

    static void run(Connection connection, long log, RealRows rows) throws SQLException {
        CopyIn copy = connection.unwrap(PGConnection.class).getCopyAPI().copyIn(COPY);
        try {
            new BinaryCopy(copy, LogNumbers.uuid(log)).write(rows);
            copy.endCopy();
        } finally {
            if (copy.isActive()) {
                copy.cancelCopy();
            }
        }
    }

    private void write(RealRows rows) throws SQLException {
        buffer.put(SIGNATURE).putInt(0).putInt(0);
        for (int i = 0; i < rows.size(); i++) {
            if (buffer.remaining() < ROW_BYTES) {
                send();
            }
            buffer.putShort((short) 4);
            buffer.putInt(16).putLong(log.getMostSignificantBits()).putLong(log.getLeastSignificantBits());
            buffer.putInt(8).putLong(rows.time(i));
            buffer.putInt(4).putInt(rows.key(i));
            buffer.putInt(8).putDouble(rows.value(i));
        }
        if (buffer.remaining() < 2) {
            send();
        }
        buffer.putShort(END);
        send();
    }

    private void send() throws SQLException {
        copy.writeToCopy(buffer.array(), 0, buffer.position());
        buffer.clear();
    }
}
