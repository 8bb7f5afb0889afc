package io.traininglog.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.traininglog.ConfigurationException;
import io.traininglog.config.Configuration.Backend;
import io.traininglog.config.Configuration.Server;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** How a PostgreSQL database is named, and that nothing shows the password in its URL. */
class ServerConfigurationTest {

    private static final String URL = "jdbc:postgresql://db.example/runs?user=ada&password=hunter2";

    @TempDir
    Path home;

    private Sources sources;

    @BeforeEach
    void emptyHome() {
        sources = new Sources(home);
    }

    @Test
    void theFileNamesBackendServerAndJournals() {
        sources.file("""
                log_backend: postgresql
                postgresql_url: %s
                journal_folder: /var/journals
                """.formatted(URL));
        Configuration configuration = sources.load();
        assertThat(configuration.backend()).isEqualTo(Backend.POSTGRESQL);
        assertThat(configuration.server()).isEqualTo(new Server(URL, sources.file + ": key 'postgresql_url'"));
        assertThat(configuration.journalFolder()).isEqualTo(Path.of("/var/journals"));
    }

    @Test
    void theVariableAloneNamesBackendAndServer() {
        Configuration configuration = sources.variable("TRAININGLOG_URL", URL).load();
        assertThat(configuration.backend()).isEqualTo(Backend.POSTGRESQL);
        assertThat(configuration.server())
                .isEqualTo(new Server(URL, "environment variable TRAININGLOG_URL: key 'postgresql_url'"));
    }

    @Test
    void theVariableOverridesTheFile() {
        sources.file("{log_backend: sqlite, postgresql_url: 'jdbc:postgresql:another'}")
                .variable("TRAININGLOG_URL", URL);
        assertThat(sources.load().backend()).isEqualTo(Backend.POSTGRESQL);
        assertThat(sources.load().server()).extracting(Server::url).isEqualTo(URL);
    }

    @Test
    void theVariableOverridesTheOneForSqlite() {
        sources.variable("BLOCKS_SQLITEDB", "/runs.sqlite").variable("TRAININGLOG_URL", URL);
        assertThat(sources.load().backend()).isEqualTo(Backend.POSTGRESQL);
    }

    @Test
    void aPropertyChoosesAnotherBackendThanTheVariable() {
        sources.variable("TRAININGLOG_URL", URL).property("traininglog.log_backend", "sqlite");
        assertThat(sources.load().backend()).isEqualTo(Backend.SQLITE);
    }

    @Test
    void propertiesOverrideTheVariable() {
        sources.file("journal_folder: /var/journals")
                .variable("TRAININGLOG_URL", URL)
                .property("traininglog.postgresql_url", "jdbc:postgresql:another")
                .property("traininglog.journal_folder", "/fast/journals");
        assertThat(sources.load().server())
                .isEqualTo(new Server(
                        "jdbc:postgresql:another", "system property traininglog.postgresql_url: key 'postgresql_url'"));
        assertThat(sources.load().journalFolder()).isEqualTo(Path.of("/fast/journals"));
    }

    @Test
    void aUrlAloneChoosesNoBackend() {
        assertThat(sources.file("postgresql_url: " + URL).load().backend()).isEqualTo(Backend.PYTHON);
    }

    @Test
    void aTildeInTheJournalsFolderIsTheHomeDirectory() {
        assertThat(sources.file("journal_folder: ~/journals").load().journalFolder())
                .isEqualTo(home.resolve("journals"));
    }

    @Test
    void aBackendWithoutServerIsToldWhereToNameOne() {
        sources.file("log_backend: postgresql");
        assertThatThrownBy(sources::load)
                .isInstanceOf(ConfigurationException.class)
                .hasMessage(sources.file + ": key 'log_backend': found 'postgresql', and nothing names the database;"
                        + " give its URL as key 'postgresql_url' in the configuration file, as environment variable"
                        + " TRAININGLOG_URL or as system property traininglog.postgresql_url");
    }

    @Test
    void aBackendWithoutServerIsNoConfiguration() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Configuration(Backend.POSTGRESQL, ":memory:", "test", null, null, 0));
    }

    @ParameterizedTest
    @CsvSource({
        "postgres://ada:hunter2@db.example/runs, text that is not shown",
        "'\"jdbc:sqlite:hunter2\"', text that is not shown",
        "hunter2, text that is not shown",
        "4711, the integer that is not shown",
        "true, the boolean that is not shown",
        "'\"\"', empty text",
        "'', null",
        "[hunter2], a list",
        "{hunter2: x}, a mapping",
    })
    void whatIsNoUrlIsRefusedUnseen(String written, String found) {
        sources.file("postgresql_url: " + written);
        assertThatThrownBy(sources::load)
                .isInstanceOf(ConfigurationException.class)
                .hasMessage(sources.file + ": key 'postgresql_url': found " + found
                        + "; expected a JDBC URL as text, such as jdbc:postgresql://HOST:PORT/DATABASE");
    }

    @Test
    void anEmptyVariableIsRefusedByName() {
        assertThatThrownBy(sources.variable("TRAININGLOG_URL", "")::load)
                .isInstanceOf(ConfigurationException.class)
                .hasMessageStartingWith(
                        "environment variable TRAININGLOG_URL: key 'postgresql_url': found empty text;");
    }

    @ParameterizedTest
    @ValueSource(strings = {"12", "~", "''", "[/a, /b]", "\"a\\0b\""})
    void whatIsNoFolderForJournalsIsRefused(String written) {
        assertThatThrownBy(sources.file("journal_folder: " + written)::load)
                .isInstanceOf(ConfigurationException.class)
                .hasMessageStartingWith(sources.file + ": key 'journal_folder': found ")
                .hasMessageEndingWith("; expected the path of a folder on a disk of this machine, as text");
    }

    @Test
    void aUrlInTheKeyForAFileIsToldItsOwn() {
        assertThatThrownBy(sources.variable("BLOCKS_SQLITEDB", URL)::load)
                .isInstanceOf(ConfigurationException.class)
                .hasMessage("environment variable BLOCKS_SQLITEDB: key 'sqlite_database': found 'jdbc:postgresql:…';"
                        + " expected a path as text, or ':memory:'; the URL of a PostgreSQL database is for key"
                        + " 'postgresql_url'");
    }

    /** Wherever it was put by mistake. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "log_backend: URL",
                "max_blob_size: URL",
                "sqlite_database: URL",
                "URL",
                "URL: sqlite",
                "- URL",
                "postgresql_url: [URL]",
                "postgresql_url: 'URL",
                "postgres_url: URL",
                "log_backend: mysql://ada:hunter2@db.example/runs",
                "postgresql_url: URL\npostgresql_url: URL",
            })
    void noMistakeShowsThePassword(String yaml) {
        assertThatThrownBy(sources.file(yaml.replace("URL", URL))::load)
                .isInstanceOf(ConfigurationException.class)
                .satisfies(ServerConfigurationTest::showsNoPassword);
    }

    @Test
    void noConfigurationShowsThePassword() {
        Configuration configuration = sources.variable("TRAININGLOG_URL", URL).load();
        assertThat(configuration.toString()).contains("TRAININGLOG_URL").doesNotContain("hunter2");
        assertThat(new Setting("test", Key.POSTGRESQL_URL, Setting.Type.TEXT, URL).toString())
                .doesNotContain("hunter2");
    }

    private static void showsNoPassword(Throwable thrown) {
        StringWriter report = new StringWriter();
        thrown.printStackTrace(new PrintWriter(report));
        assertThat(report.toString()).doesNotContain("hunter2");
    }
}
