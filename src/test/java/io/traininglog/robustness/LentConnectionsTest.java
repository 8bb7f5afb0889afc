package io.traininglog.robustness;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.traininglog.LogDatabase;
import io.traininglog.StorageException;
import io.traininglog.TrainingLog;
import io.traininglog.postgresql.NewDatabase;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.sql.Connection;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.postgresql.ds.PGSimpleDataSource;

/** Connections to a server that are the user's, each taken for a while and given back. */
@Timeout(120)
@Tag("once")
class LentConnectionsTest {

    @TempDir
    Path journals;

    private final PGSimpleDataSource source = new PGSimpleDataSource();

    @NewDatabase
    private String url;

    @BeforeEach
    void create() {
        source.setUrl(url);
        source.setApplicationName("lent");
    }

    private LogDatabase open(DataSource connections) {
        return LogDatabase.builder().journalFolder(journals).open(connections);
    }

    private void awaitNone() throws Exception {
        while (!ServerDatabases.strings(url, "SELECT pid FROM pg_stat_activity WHERE application_name = 'lent'")
                .isEmpty()) {
            TimeUnit.MILLISECONDS.sleep(50);
        }
    }

    /** A standby that was behind took over while no connection was there to break. */
    @Test
    void whatTheNextServerLacksIsNotTakenForKnown() throws Exception {
        try (LogDatabase database = open(source);
                TrainingLog log = database.create()) {
            log.record(1, "cost", 0.5);
            log.flush();
            awaitNone();
            ServerDatabases.execute(url, "DELETE FROM entries", "DELETE FROM keys");
            log.record(2, "cost", 0.25);
            log.flush();
        }
        assertThat(ServerDatabases.strings(url, "SELECT time || ' ' || key FROM timeline"))
                .containsExactly("2 cost");
    }

    /** The patience of each connection, in milliseconds, as it is given back. */
    private DataSource noting(Queue<Integer> patience) {
        return (DataSource) Proxy.newProxyInstance(
                getClass().getClassLoader(),
                new Class<?>[] {DataSource.class},
                (self, method, arguments) -> noting(source.getConnection(), patience));
    }

    private static Connection noting(Connection connection, Queue<Integer> patience) {
        return (Connection) Proxy.newProxyInstance(
                LentConnectionsTest.class.getClassLoader(),
                new Class<?>[] {Connection.class},
                (self, method, arguments) -> {
                    if (method.getName().equals("close")) {
                        patience.add(connection.getNetworkTimeout());
                    }
                    try {
                        return method.invoke(connection, arguments);
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                });
    }

    @Test
    void aConnectionIsGivenBackAsPatientAsItWasAlsoWhereWhatItWasTakenForFailed() throws Exception {
        Queue<Integer> patience = new ConcurrentLinkedQueue<>();
        try (LogDatabase database = open(noting(patience));
                TrainingLog log = database.create()) {
            TimeUnit.MILLISECONDS.sleep(300); // so that it has to look what the log has by now
            ServerDatabases.execute(url, "ALTER TABLE entries RENAME TO elsewhere");
            assertThatExceptionOfType(StorageException.class)
                    .isThrownBy(() -> log.at(1).put("cost", 0.5))
                    .withMessageContaining("entries");
            ServerDatabases.execute(url, "ALTER TABLE elsewhere RENAME TO entries");
        }
        assertThat(patience).isNotEmpty();
        assertThat(List.copyOf(patience)).containsOnly(0);
    }
}
