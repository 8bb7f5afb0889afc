package io.traininglog.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.traininglog.ConfigurationException;
import io.traininglog.config.Configuration.Backend;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Which source wins, and what each key takes. */
class ConfigurationTest {

    @TempDir
    Path home;

    private Sources sources;

    @BeforeEach
    void emptyHome() {
        sources = new Sources(home);
    }

    @Test
    void withoutAnySourceTheDefaultsOfBlocksHold() {
        String database = home.resolve("blocks_log.sqlite").toString();
        assertThat(sources.load())
                .isEqualTo(new Configuration(
                        Backend.PYTHON, database, "the default of key 'sqlite_database'", null, null, 4096));
    }

    @Test
    void theFileOverridesTheDefaults() {
        sources.file("""
                # Blocks' own file
                log_backend: sqlite
                sqlite_database: "/data/runs.sqlite"
                max_blob_size: 65536
                """);
        assertThat(sources.load())
                .isEqualTo(new Configuration(
                        Backend.SQLITE,
                        "/data/runs.sqlite",
                        sources.file + ": key 'sqlite_database'",
                        null,
                        null,
                        65536));
    }

    @Test
    void theEnvironmentOverridesTheFile() {
        sources.file("sqlite_database: /file.sqlite").variable("BLOCKS_SQLITEDB", "/environment.sqlite");
        assertThat(sources.load().sqliteDatabase()).isEqualTo("/environment.sqlite");
        assertThat(sources.load().databaseSource())
                .isEqualTo("environment variable BLOCKS_SQLITEDB: key 'sqlite_database'");
    }

    @Test
    void systemPropertiesOverrideTheEnvironment() {
        sources.variable("BLOCKS_SQLITEDB", "/environment.sqlite")
                .property("traininglog.sqlite_database", "/property.sqlite");
        assertThat(sources.load().sqliteDatabase()).isEqualTo("/property.sqlite");
        assertThat(sources.load().databaseSource())
                .isEqualTo("system property traininglog.sqlite_database: key 'sqlite_database'");
    }

    @Test
    void systemPropertiesSetEveryKey() {
        sources.file("{log_backend: python, max_blob_size: 1}")
                .property("traininglog.log_backend", "sqlite")
                .property("traininglog.max_blob_size", "0");
        assertThat(sources.load().backend()).isEqualTo(Backend.SQLITE);
        assertThat(sources.load().maxBlobSize()).isZero();
    }

    @Test
    void memoryIsAnotherWordForPython() {
        assertThat(sources.file("log_backend: memory").load().backend()).isEqualTo(Backend.PYTHON);
    }

    @ParameterizedTest
    @ValueSource(strings = {"~/logs/runs.sqlite", "~/runs.sqlite", "~//runs.sqlite"})
    void aTildeIsTheHomeDirectory(String database) {
        sources.variable("BLOCKS_SQLITEDB", database);
        assertThat(sources.load().sqliteDatabase()).isEqualTo(home + database.substring(1));
        assertThat(new Sources(home).file("sqlite_database: " + database).load().sqliteDatabase())
                .isEqualTo(home + database.substring(1));
    }

    @Test
    void aTildeAloneIsTheHomeDirectoryItself() {
        assertThat(sources.variable("BLOCKS_SQLITEDB", "~").load().sqliteDatabase())
                .isEqualTo(home.toString());
    }

    @Test
    void theRootMayBeSomebodysHome() {
        Path root = home.getRoot();
        assertThat(new HomeDirectory(root).expand("~/runs.sqlite")).isEqualTo(root + "runs.sqlite");
        assertThat(new HomeDirectory(root).expand("~")).isEqualTo(root.toString());
    }

    @ParameterizedTest
    @ValueSource(strings = {":memory:", "runs.sqlite", "logs/~/runs.sqlite", "~ada/runs.sqlite"})
    void otherPathsPassThroughAsTheyAre(String database) {
        assertThat(sources.variable("BLOCKS_SQLITEDB", database).load().sqliteDatabase())
                .isEqualTo(database);
    }

    @Test
    void keysOfBlocksOtherPartsAreIgnoredWhateverTheirTypes() {
        sources.file("""
                        default_seed: [1, {two: 3}]
                        recursion_limit: many
                        profile: yes
                        temp_dir: ~
                        data_path: {a: {b: [c, [d]]}}
                        max_blob_size: 7
                        """)
                .variable("BLOCKS_PROFILE", "certainly")
                .variable("BLOCKS_TEMPDIR", "")
                .property("traininglog.profile", "");
        assertThat(sources.load().maxBlobSize()).isEqualTo(7);
    }

    @Test
    void anUnknownSystemPropertyIsAnError() {
        sources.property("traininglog.sqlite_databse", "secret");
        assertThatThrownBy(sources::load)
                .isInstanceOf(ConfigurationException.class)
                .hasMessage("system property traininglog.sqlite_databse: unknown key 'sqlite_databse';"
                        + " did you mean 'sqlite_database'?");
    }

    @Test
    void otherSystemPropertiesAndOurTestsOwnAreNoKeys() {
        sources.property("traininglog.test.size", "large")
                .property("traininglogs", "")
                .property("user.home", "/nowhere");
        assertThat(sources.load().maxBlobSize()).isEqualTo(4096);
    }

    @ParameterizedTest
    @CsvSource({"0, 0", "+12, 12", "2147483647, 2147483647", "0x1000, 4096"})
    void aBlobSizeIsAnInteger(String written, int size) {
        assertThat(sources.file("max_blob_size: " + written).load().maxBlobSize())
                .isEqualTo(size);
        assertThat(new Sources(home.resolve("nobody"))
                        .property("traininglog.max_blob_size", written)
                        .load()
                        .maxBlobSize())
                .isEqualTo(size);
    }

    @ParameterizedTest
    @CsvSource({
        "-1, the integer '-1'",
        "2147483648, the integer '2147483648'",
        "0x80000000, the integer '0x80000000'",
        "4e3, the number '4e3'",
        "4096.0, the number '4096.0'",
        "'\"4096\"', the text '4096'",
        "!!str 4096, the text '4096'",
        "4 KiB, the text '4 KiB'",
        "true, the boolean 'true'",
        "'', null",
        "~, null",
        "Null, null",
        "[4096], a list",
        "{}, a mapping",
        "!size 4096, a value of another type",
    })
    void anotherTypeOfBlobSizeIsRefusedByName(String written, String found) {
        sources.file("max_blob_size: " + written);
        assertThatThrownBy(sources::load)
                .isInstanceOf(ConfigurationException.class)
                .hasMessage(sources.file + ": key 'max_blob_size': found " + found
                        + "; expected a number of bytes, an integer from 0 to 2147483647");
    }

    @ParameterizedTest
    @ValueSource(strings = {"0100", "4_096", "1:00", "0b11", "0o17"})
    void numbersThatYamlsVersionsReadDifferentlyAreRefused(String written) {
        sources.file("max_blob_size: " + written);
        assertThatThrownBy(sources::load)
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("'" + written + "'");
    }

    @Test
    void aSystemPropertyThatIsNoIntegerIsRefusedByName() {
        sources.property("traininglog.max_blob_size", "4k");
        assertThatThrownBy(sources::load)
                .isInstanceOf(ConfigurationException.class)
                .hasMessage("system property traininglog.max_blob_size: key 'max_blob_size': found '4k';"
                        + " expected a number of bytes, an integer from 0 to 2147483647");
    }

    @Test
    void anUnknownBackendIsToldTheKnownOnes() {
        sources.file("log_backend: SQLite");
        assertThatThrownBy(sources::load)
                .isInstanceOf(ConfigurationException.class)
                .hasMessage(sources.file + ": key 'log_backend': found the text 'SQLite';"
                        + " expected 'python' (in memory; 'memory' says the same), 'sqlite' or 'postgresql'");
    }

    @ParameterizedTest
    @ValueSource(strings = {"12", "true", "~", "''", "[/a, /b]"})
    void aDatabaseThatIsNoTextIsRefused(String written) {
        sources.file("sqlite_database: " + written);
        assertThatThrownBy(sources::load)
                .isInstanceOf(ConfigurationException.class)
                .hasMessageStartingWith(sources.file + ": key 'sqlite_database': found ")
                .hasMessageEndingWith("; expected a path as text, or ':memory:'");
    }

    @Test
    void anEmptyVariableIsRefusedByName() {
        sources.variable("BLOCKS_SQLITEDB", "");
        assertThatThrownBy(sources::load)
                .isInstanceOf(ConfigurationException.class)
                .hasMessageStartingWith(
                        "environment variable BLOCKS_SQLITEDB: key 'sqlite_database': found empty text;");
    }

    @Test
    void aMistakeIsReportedAlsoWhereAnotherSourceOverridesIt() {
        sources.file("max_blob_size: large").property("traininglog.max_blob_size", "1");
        assertThatThrownBy(sources::load).isInstanceOf(ConfigurationException.class);
    }

    @Test
    void aNegativeSizeIsNoConfiguration() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Configuration(Backend.SQLITE, ":memory:", "test", null, null, -1));
    }
}
