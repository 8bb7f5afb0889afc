package io.traininglog.robustness;

import static org.assertj.core.api.Assertions.assertThat;

import io.traininglog.LogDatabase;
import io.traininglog.TrainingLog;
import io.traininglog.postgresql.NewDatabase;
import io.traininglog.postgresql.PostgresServer;
import java.nio.file.Path;
import java.util.Locale;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A database that was made as a copy of another one on the same server, and so calls itself the same. */
@Timeout(120)
@Tag("once")
class CopiedServerDatabaseTest {

    @TempDir
    Path journals;

    private final PostgresServer server = PostgresServer.shared();

    @NewDatabase
    private String url;

    private String name;
    private String copy;

    @BeforeEach
    void create() throws Exception {
        ServerDatabases.open(url, journals).close();
        name = url.replaceFirst("^.*/([^/?]+).*$", "$1");
        copy = name.toUpperCase(Locale.ROOT);
        ServerDatabases.execute(server.superuserUrl(), "CREATE DATABASE \"" + copy + "\" TEMPLATE " + name);
    }

    @AfterEach
    void drop() throws Exception {
        ServerDatabases.execute(server.superuserUrl(), "DROP DATABASE \"" + copy + "\" WITH (FORCE)");
    }

    @Test
    void whatIsWrittenToOneIsNotBroughtToTheOtherWhoseNameIsTheSameButForItsCase() throws Exception {
        try (LogDatabase one = ServerDatabases.open(url, journals);
                LogDatabase other = ServerDatabases.open(url.replace("/" + name, "/" + copy), journals);
                TrainingLog log = one.create();
                TrainingLog elsewhere = other.create()) {
            log.record(1, "cost", 0.5);
            elsewhere.flush();
            log.flush();
            assertThat(log.at(1).get("cost")).isEqualTo(0.5);
        }
        assertThat(ServerDatabases.strings(url, "SELECT time FROM entries")).containsExactly("1");
    }
}
