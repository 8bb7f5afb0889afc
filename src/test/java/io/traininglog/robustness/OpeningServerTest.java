package io.traininglog.robustness;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.traininglog.LogDatabase;
import io.traininglog.ReadOnlyException;
import io.traininglog.SchemaException;
import io.traininglog.StorageException;
import io.traininglog.TrainingLog;
import io.traininglog.TrainingLogException;
import io.traininglog.UnavailableException;
import io.traininglog.postgresql.NewDatabase;
import io.traininglog.postgresql.PostgresServer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Scanner;
import org.assertj.core.api.AbstractThrowableAssert;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Databases on a PostgreSQL server that are opened for the first time, by many at once, and those that cannot be opened. {@code
 * -Dtraininglog.test.rounds=50} repeats the race.
 */
@Tag("once")
class OpeningServerTest {

    private static final int PROCESSES = 8;
    private static final int ROUNDS = Integer.getInteger("traininglog.test.rounds", 3);

    @TempDir
    Path folder;

    private final PostgresServer server = PostgresServer.shared();

    @NewDatabase
    private String url;

    /** Opens each database that its standard input names, makes a log there, and closes it. */
    static final class Opener {
        public static void main(String[] arguments) {
            System.out.println("ready");
            try (Scanner input = new Scanner(System.in, StandardCharsets.UTF_8)) {
                while (input.hasNextLine()) {
                    try (LogDatabase database = ServerDatabases.builder().open(input.nextLine());
                            TrainingLog log = database.create()) {
                        log.record(1, "cost", 1);
                    }
                    System.out.println("done");
                }
            }
        }
    }

    @Test
    void ofThoseWhoOpenAnEmptyDatabaseAtOnceOneMakesItsTables() throws Exception {
        List<ChildJvm> children = new ArrayList<>();
        try {
            for (int i = 0; i < PROCESSES; i++) {
                children.add(ChildJvm.start(ServerDatabases.flags(folder), Opener.class));
            }
            for (ChildJvm child : children) {
                child.expect("ready");
            }
            for (int round = 0; round < ROUNDS; round++) {
                race(children, server.newDatabase());
            }
            for (ChildJvm child : children) {
                child.finish();
                assertThat(child.errors()).isEmpty();
            }
        } finally {
            for (ChildJvm child : children) {
                child.close();
            }
        }
    }

    private void race(List<ChildJvm> children, String empty) throws Exception {
        for (ChildJvm child : children) {
            child.tell(empty);
        }
        for (ChildJvm child : children) {
            assertThat(child.line()).as(child::errors).isEqualTo("done");
        }
        assertThat(ServerDatabases.strings(
                        empty, "SELECT version FROM traininglog_schema_history WHERE success AND type = 'SQL'"))
                .containsExactly("1");
        assertThat(ServerDatabases.strings(
                        empty, "SELECT version FROM traininglog_schema_history GROUP BY version HAVING count(*) > 1"))
                .isEmpty();
        try (LogDatabase database = ServerDatabases.open(empty, folder)) {
            assertThat(database.logs()).hasSize(PROCESSES);
        }
        server.drop(empty);
    }

    @Test
    void aNewerDatabaseIsRefused() throws Exception {
        ServerDatabases.open(url, folder).close();
        ServerDatabases.execute(
                url,
                "INSERT INTO traininglog_schema_history (installed_rank, version, description, type, script,"
                        + " installed_by, execution_time, success)"
                        + " VALUES (99, '99', 'later', 'SQL', 'V99__later.sql', 'somebody', 1, true)");
        assertRefused(SchemaException.class, url)
                .hasMessageMatching("postgresql://\\S+ is at schema version 99; this library knows versions up to 1\\."
                        + " Use a newer library");
    }

    @Test
    void anEmptyDatabaseIsNotMadeByAReader() throws Exception {
        assertThatExceptionOfType(SchemaException.class)
                .isThrownBy(() -> LogDatabase.builder().readOnly().open(url))
                .withMessageMatching(
                        "postgresql://\\S+ has no tables in schema public that logs are kept in: open it once"
                                + " for writing, as a user who may create tables");
        assertThat(ServerDatabases.strings(url, "SELECT count(*) FROM pg_tables WHERE schemaname = 'public'"))
                .containsExactly("0");
    }

    @Test
    void tablesOfAnotherProgramByOurNamesAreLeftAlone() throws Exception {
        ServerDatabases.execute(url, "CREATE TABLE entries (x int)", "CREATE TABLE customers (x int)");
        assertRefused(SchemaException.class, url)
                .hasMessageMatching(
                        "postgresql://\\S+ has tables of another program's in schema public: entries\\. Give"
                                + " training logs a schema of their own: CREATE SCHEMA traininglog, and currentSchema=traininglog in"
                                + " the URL");
        ServerDatabases.execute(url, "CREATE SCHEMA traininglog");
        checkUsable(url + "&currentSchema=traininglog");
    }

    @Test
    void otherTablesAreNoObstacle() throws Exception {
        ServerDatabases.execute(url, "CREATE TABLE customers (x int)");
        checkUsable(url);
    }

    @Test
    void everySchemaIsADatabaseOfItsOwn() throws Exception {
        ServerDatabases.execute(url, "CREATE SCHEMA one", "CREATE SCHEMA two");
        checkUsable(url + "&currentSchema=one");
        checkUsable(url + "&currentSchema=two");
        assertRefused(SchemaException.class, url + "&currentSchema=three")
                .hasMessageMatching(
                        "postgresql://\\S+ has none of the schemas three that this user may look into: create"
                                + " one \\(CREATE SCHEMA name\\), name another as currentSchema in the URL, or have USAGE granted");
    }

    @ParameterizedTest
    @ValueSource(strings = {"SQL_ASCII", "LATIN1"})
    void anEncodingThatCannotHoldEveryTextIsRefused(String encoding) throws Exception {
        String name = url.replaceFirst("^.*/([^/?]+)\\?.*$", "$1") + "_" + encoding.toLowerCase(Locale.ROOT);
        ServerDatabases.execute(
                server.superuserUrl(),
                "CREATE DATABASE " + name + " TEMPLATE template0 ENCODING '" + encoding
                        + "' LOCALE_PROVIDER libc LOCALE 'C'");
        try {
            assertRefused(SchemaException.class, url.replaceFirst("/[^/?]+\\?", "/" + name + "?"))
                    .hasMessageMatching("postgresql://\\S+ has the encoding " + encoding
                            + ", which cannot hold every text: create a database WITH ENCODING 'UTF8'");
        } finally {
            ServerDatabases.execute(server.superuserUrl(), "DROP DATABASE " + name + " WITH (FORCE)");
        }
    }

    @Test
    void aUserWhoMayCreateNoTablesIsToldSo() throws Exception {
        String user = url.replaceFirst("^.*/([^/?]+)\\?.*$", "$1") + "_user";
        ServerDatabases.execute(url, "CREATE ROLE " + user + " LOGIN");
        try {
            assertRefused(ReadOnlyException.class, url.replaceFirst("user=[^&]*", "user=" + user))
                    .hasMessageMatching(
                            "postgresql://\\S+ has no tables in schema public that logs are kept in, and this"
                                    + " user may create no tables: have the schema's owner open it once for writing");
        } finally {
            ServerDatabases.execute(url, "DROP ROLE " + user);
        }
    }

    @Test
    void aDatabaseThatIsNotThereIsNamed() {
        assertRefused(StorageException.class, url.replaceFirst("/[^/?]+\\?", "/nowhere?"))
                .hasMessageMatching(
                        "postgresql://\\S+/nowhere: database \"nowhere\" does not exist\\. Create it: CREATE"
                                + " DATABASE name");
    }

    @Test
    void aServerThatIsNotThereIsWaitedForAndNamed() {
        String nobody = url.replaceFirst("//[^/]+/", "//127.0.0.1:1/");
        assertThatExceptionOfType(UnavailableException.class)
                .isThrownBy(() -> ServerDatabases.open(nobody, folder, Duration.ofMillis(300)))
                .withMessageMatching("postgresql://127\\.0\\.0\\.1:1/\\S+ cannot be reached: .*refused.*");
    }

    @Test
    void aHostThatIsNotKnownIsToldSo() {
        String nowhere = url.replaceFirst("//[^/]+/", "//no-host.invalid/");
        assertThatExceptionOfType(UnavailableException.class)
                .isThrownBy(() -> ServerDatabases.open(nowhere, folder, Duration.ofMillis(300)))
                .withMessageMatching("postgresql://no-host\\.invalid:5432/\\S+ cannot be reached:"
                        + " .* \\(UnknownHostException: no-host\\.invalid.*\\)\\. Try again.*");
    }

    @Test
    void aWrongPasswordIsToldAndNotShown() throws Exception {
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
        Path rules = Files.writeString(folder.resolve("rules"), """
                host all postgres 127.0.0.1/32 trust
                host all all      127.0.0.1/32 scram-sha-256
                """);
        try (PostgresServer strict = PostgresServer.start(Map.of("hba_file", rules.toString()))) {
            String own = strict.newDatabase();
            ServerDatabases.execute(own, "CREATE ROLE ada LOGIN PASSWORD 'hunter2'");
            String ada = own.replaceFirst("user=[^&]*", "user=ada");
            assertRefused(StorageException.class, ada + "&password=hunter3")
                    .hasMessageMatching("postgresql://\\S+: the server refuses the user or the password \\(password"
                            + " authentication failed for user \"ada\"\\)\\. Give them in the URL, in PGUSER and PGPASSWORD,"
                            + " or in \\.pgpass");
            assertRefused(StorageException.class, ada)
                    .hasMessageMatching(
                            "postgresql://\\S+: the connection is refused: .* no password was provided\\. Where"
                                    + " it wants a password, give it in the URL, in PGPASSWORD or in \\.pgpass");
        }
    }

    private AbstractThrowableAssert<?, ? extends Throwable> assertRefused(
            Class<? extends TrainingLogException> type, String place) {
        return assertThatThrownBy(() -> ServerDatabases.open(place, folder))
                .isExactlyInstanceOf(type)
                .satisfies(e -> assertThat(e.getMessage()).doesNotContain("\n", "hunter"));
    }

    private void checkUsable(String place) {
        try (LogDatabase database = ServerDatabases.open(place, folder)) {
            try (TrainingLog log = database.create()) {
                log.record(1, "cost", 0.5);
            }
            assertThat(database.logs()).hasSize(1);
        }
    }
}
