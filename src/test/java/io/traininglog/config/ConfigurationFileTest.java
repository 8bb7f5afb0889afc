package io.traininglog.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.traininglog.ConfigurationException;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.assertj.core.api.AbstractThrowableAssert;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Files that are elsewhere, empty, mistaken, damaged or hostile. */
class ConfigurationFileTest {

    @TempDir
    Path home;

    private Sources sources;

    @BeforeEach
    void emptyHome() {
        sources = new Sources(home);
    }

    @Test
    void theEnvironmentNamesAnotherFile() throws IOException {
        Path other = Files.writeString(home.resolve("other.yaml"), "max_blob_size: 2");
        sources.file("max_blob_size: 1").variable("BLOCKS_CONFIG", other.toString());
        assertThat(sources.load().maxBlobSize()).isEqualTo(2);
    }

    @Test
    void theNamedFileMayStandInTheHomeDirectory() throws IOException {
        Files.writeString(home.resolve("other.yaml"), "max_blob_size: 2");
        assertThat(sources.variable("BLOCKS_CONFIG", "~/other.yaml").load().maxBlobSize())
                .isEqualTo(2);
    }

    @Test
    void aNamedFileMustExist() {
        Path missing = home.resolve("missing.yaml");
        sources.variable("BLOCKS_CONFIG", missing.toString());
        assertRefused(sources::load)
                .hasMessageStartingWith(
                        "environment variable BLOCKS_CONFIG: names " + missing + ", which does not exist;");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "a\0b"})
    void anImpossibleNameIsRefused(String name) {
        assertRefused(sources.variable("BLOCKS_CONFIG", name)::load)
                .hasMessageStartingWith("environment variable BLOCKS_CONFIG: ");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "\n\n", "# only words\n", "---\n", "---\n...\n", "~", "{}", "\uFEFF", "%YAML 1.1\n---\n"})
    void anEmptyFileSetsNothing(String yaml) {
        assertThat(sources.file(yaml).load().maxBlobSize()).isEqualTo(4096);
    }

    @Test
    void aByteOrderMarkIsNoPartOfTheFirstKey() {
        assertThat(sources.file("\uFEFFmax_blob_size: 5").load().maxBlobSize()).isEqualTo(5);
    }

    @Test
    void anUnknownKeyIsToldTheNearest() {
        assertRefused(sources.file("sqlite_databse: /secret")::load)
                .hasMessage(sources.file + ": unknown key 'sqlite_databse'; did you mean 'sqlite_database'?");
    }

    @Test
    void anUnknownKeyFarFromAllIsToldEveryKey() {
        assertRefused(sources.file("password: hunter2")::load)
                .hasMessage(sources.file + ": unknown key 'password'; the keys are log_backend, sqlite_database,"
                        + " max_blob_size, postgresql_url, journal_folder, default_seed, recursion_limit, profile,"
                        + " temp_dir, data_path");
    }

    @Test
    void aKeyCannotForgeLinesOfTheMessage() {
        assertRefused(sources.file("\"log\\n\\e[2J\\u2028" + "x".repeat(500) + "\": 1")::load)
                .hasMessageContaining("unknown key 'log??[2J?xxx")
                .hasMessageContaining("x…'");
    }

    @Test
    void aKeyMayStandOnceOnly() {
        assertRefused(sources.file("max_blob_size: 1\nlog_backend: sqlite\nmax_blob_size: 2\n")::load)
                .hasMessage(sources.file + ": key 'max_blob_size' stands on line 1 and again on line 3; remove one");
    }

    @ParameterizedTest
    @ValueSource(strings = {"sqlite", "- log_backend", "[]", "12"})
    void aFileMustBeAMapping(String yaml) {
        assertRefused(sources.file(yaml)::load)
                .hasMessageStartingWith(sources.file + ", line 1, column 1: found ")
                .hasMessageEndingWith("; expected a mapping, such as 'log_backend: sqlite'");
    }

    @Test
    void aSecondDocumentIsRefused() {
        assertRefused(sources.file("max_blob_size: 1\n---\nmax_blob_size: 2\n")::load)
                .hasMessage(sources.file + ", line 2, column 1: a second document begins; expected one");
    }

    @Test
    void aCollectionIsNoKey() {
        assertRefused(sources.file("? [a, b]\n: c\n")::load)
                .hasMessage(sources.file + ", line 1, column 3: found a collection as a key; expected text");
    }

    @Test
    void invalidYamlIsRefusedWithItsPlace() {
        assertRefused(sources.file("log_backend: sqlite\nmax_blob_size: [1, 2\nprofile: x")::load)
                .hasMessageStartingWith(sources.file + ", line 3, column ")
                .hasMessageContaining("not valid YAML: ")
                .hasCauseInstanceOf(RuntimeException.class);
    }

    @Test
    void aControlCharacterIsRefusedWithItsPlace() {
        assertRefused(sources.file("# 😀\nprofile: a\u0001b")::load)
                .hasMessage(sources.file + ", line 2, column 11: not valid YAML: the character U+0001 is not allowed");
    }

    @Test
    void noReportQuotesTheFile() {
        ThrowingCallable load = sources.file("profile: 'hunter2\nlog_backend: hunter2: hunter2\n")::load;
        assertRefused(load).satisfies(thrown -> {
            StringWriter report = new StringWriter();
            thrown.printStackTrace(new PrintWriter(report));
            assertThat(report.toString()).contains("not valid YAML").doesNotContain("hunter2");
        });
    }

    @Test
    void otherEncodingsAreRefused() throws IOException {
        Files.write(sources.file, "profile: größer".getBytes(StandardCharsets.ISO_8859_1));
        assertRefused(sources::load)
                .hasMessage(sources.file + ": is not UTF-8; save it in that encoding")
                .hasCauseInstanceOf(CharacterCodingException.class);
    }

    @Test
    void aDirectoryIsRefused() throws IOException {
        Files.createDirectory(sources.file);
        assertRefused(sources::load).hasMessage(sources.file + ": is a directory; expected a file in YAML");
    }

    @Test
    void anUnreadableFileIsRefused() throws IOException {
        // A link to itself: unreadable to every user, root included.
        Files.createSymbolicLink(sources.file, sources.file);
        assertRefused(sources::load)
                .hasMessageStartingWith(sources.file + ": cannot be read: ")
                .hasCauseInstanceOf(IOException.class);
    }

    @Test
    void aHugeFileIsRefused() {
        assertRefused(sources.file("# " + "x".repeat(ConfigurationFile.MAX_BYTES))::load)
                .hasMessageStartingWith(sources.file + ": is larger than 65536 bytes;");
    }

    @ParameterizedTest
    @ValueSource(strings = {"[", "{a: ", "- ", "? "})
    void deepNestingIsRefused(String opening) {
        sources.file("data_path:\n  " + opening.repeat(60_000 / opening.length()));
        assertRefused(sources::load).hasMessageContaining("nested deeper than 32 levels");
    }

    @Test
    void aliasesAreRefused() {
        assertRefused(sources.file("data_path: &a [x]\ntemp_dir: [*a, *a]\n")::load)
                .hasMessage(sources.file + ", line 2, column 12: found an alias; write the value out");
    }

    @Test
    void tagsBuildNoObjects() {
        sources.file("data_path: !!javax.script.ScriptEngineManager [!!java.net.URL [\"http://example.org\"]]");
        assertThat(sources.load().maxBlobSize()).isEqualTo(4096);
    }

    private static AbstractThrowableAssert<?, ? extends Throwable> assertRefused(ThrowingCallable load) {
        return assertThatThrownBy(load).isInstanceOf(ConfigurationException.class);
    }
}
