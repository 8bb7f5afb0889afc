package io.traininglog.robustness;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.traininglog.LogDatabase;
import io.traininglog.ReadOnlyException;
import io.traininglog.SchemaException;
import io.traininglog.TrainingLog;
import io.traininglog.postgresql.PostgresServer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The roles of the page on PostgreSQL, made by just the statements that stand there. */
@Tag("once")
class ServerRolesTest {

    private static final Path PAGE = Path.of("src", "site", "markdown", "postgresql.md");
    private static final Pattern SQL = Pattern.compile("```sql\n(.*?)```", Pattern.DOTALL);

    @TempDir
    static Path folder;

    private static PostgresServer server;
    private static String administrator;

    @BeforeAll
    static void prepare() throws Exception {
        List<String> blocks = SQL.matcher(Files.readString(PAGE))
                .results()
                .map(MatchResult::group)
                .map(block -> block.replace("```sql", "").replace("```", ""))
                .toList();
        assertThat(blocks).hasSize(4);
        server = PostgresServer.start();
        administrator = server.newDatabase();
        ServerDatabases.execute(administrator, blocks.get(0));
        open("traininglog_owner").close();
        ServerDatabases.execute(as("traininglog_owner"), blocks.get(1));
        ServerDatabases.execute(administrator, blocks.get(2));
        ServerDatabases.execute(as("traininglog_owner"), blocks.get(3));
    }

    @AfterAll
    static void end() {
        server.close();
    }

    private static String as(String user) {
        return administrator.replaceFirst("user=[^&]*", "user=" + user) + "&currentSchema=traininglog";
    }

    private static LogDatabase open(String user) {
        return ServerDatabases.open(as(user), folder.resolve(user));
    }

    @Test
    void aWriterLogsResumesRemovesAndDeletes() {
        UUID uuid;
        try (LogDatabase database = open("ada");
                TrainingLog log = database.create()) {
            uuid = log.uuid();
            for (int step = 1; step <= 3000; step++) {
                log.record(step, "cost", step); // so many that they are copied
            }
            log.at(1).put("text", "some");
            log.finishIteration();
            log.finishEpoch();
            log.flush();
            log.at(2).remove("cost");
            log.status().put("rate", 0.1);
            log.status().remove("rate");
            try (TrainingLog child = log.resumeAt(2)) {
                child.at(1).put("text", "other");
                child.at(2).clear();
                child.flush();
                assertThat(child.rows()).hasSize(1);
                UUID childUuid = child.uuid();
                database.delete(childUuid);
            }
            assertThat(database.logs()).extracting(found -> found.uuid()).contains(uuid);
            assertThat(log.rows()).hasSize(2999);
            log.close();
            database.delete(uuid);
        }
    }

    @Test
    void aWriterMakesNoTables() throws Exception {
        ServerDatabases.execute(
                administrator,
                "CREATE SCHEMA empty AUTHORIZATION traininglog_owner",
                "GRANT USAGE ON SCHEMA empty TO traininglog_writers");
        String empty = as("ada").replace("currentSchema=traininglog", "currentSchema=empty");
        assertThatThrownBy(() -> ServerDatabases.open(empty, folder))
                .isExactlyInstanceOf(ReadOnlyException.class)
                .hasMessageMatching(
                        "postgresql://\\S+ has no tables in schema empty that logs are kept in, and this user may"
                                + " create no tables: have the schema's owner open it once for writing");
    }

    @Test
    void aWriterChangesNoTables() {
        for (String sql : List.of(
                "CREATE TABLE mine (x int)",
                "ALTER TABLE entries ADD COLUMN x int",
                "DROP TABLE entries",
                "TRUNCATE entries",
                "UPDATE traininglog_schema_history SET version = '2'",
                "DELETE FROM settings",
                "CREATE SCHEMA mine")) {
            assertThatExceptionOfType(SQLException.class)
                    .as(sql)
                    .isThrownBy(() -> ServerDatabases.execute(as("ada"), sql))
                    .satisfies(e -> assertThat(e.getSQLState()).isEqualTo("42501"));
        }
    }

    @Test
    void aReaderReads() {
        UUID uuid;
        try (LogDatabase database = open("ada");
                TrainingLog log = database.create()) {
            uuid = log.uuid();
            log.record(1, "cost", 0.5);
        }
        try (LogDatabase database = LogDatabase.builder().readOnly().open(as("bob"));
                TrainingLog log = database.open(uuid)) {
            assertThat(log.at(1).get("cost")).isEqualTo(0.5);
            assertThat(log.series("cost").values()).containsExactly(0.5);
            assertThat(log.status().iterationsDone()).isZero();
            assertThat(database.find(log.hexUuid())).isPresent();
            assertThatExceptionOfType(ReadOnlyException.class).isThrownBy(() -> log.record(2, "cost", 0.4));
            assertThatExceptionOfType(ReadOnlyException.class).isThrownBy(database::create);
        }
    }

    @Test
    void aReaderWhoOpensItForWritingIsRefused() {
        assertThatExceptionOfType(ReadOnlyException.class)
                .isThrownBy(() -> open("bob"))
                .withMessageMatching(
                        "postgresql://\\S+: this user may not write to its table entries\\. Use one that may,"
                                + " or open it to read only");
    }

    @Test
    void aStrangerIsRefused() throws Exception {
        ServerDatabases.execute(administrator, "CREATE ROLE stranger LOGIN");
        assertThatThrownBy(() -> LogDatabase.builder().readOnly().open(as("stranger")))
                .isExactlyInstanceOf(SchemaException.class)
                .hasMessageMatching(
                        "postgresql://\\S+ has none of the schemas traininglog that this user may look into: .*");
    }
}
