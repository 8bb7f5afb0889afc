package io.traininglog.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.traininglog.StorageException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a URL says, what the environment adds, and what of it is shown. */
class PostgresUrlTest {

    private static final String SERVICES = "org.postgresql.pgservicefile";

    @TempDir
    Path folder;

    @AfterEach
    void leaveNothing() {
        System.clearProperty(SERVICES);
    }

    @ParameterizedTest
    @CsvSource({
        "jdbc:postgresql://db.example:5433/runs, postgresql://db.example:5433/runs",
        "jdbc:postgresql://db.example/runs, postgresql://db.example:5432/runs",
        "jdbc:postgresql://db.example/, postgresql://db.example:5432/eve",
        "jdbc:postgresql://db.example/?user=bob, postgresql://db.example:5432/bob",
        "jdbc:postgresql:runs, postgresql://localhost:5432/runs",
        "jdbc:postgresql:, postgresql://localhost:5432/eve",
        "jdbc:postgresql://, postgresql://localhost:5432/eve",
        "jdbc:postgresql:///runs, postgresql://localhost:5432/runs",
        "jdbc:postgresql://:5433/runs, postgresql://localhost:5433/runs",
        "'jdbc:postgresql://a,b:5433/runs', 'postgresql://a:5432,b:5433/runs'",
        "jdbc:postgresql://[::1]:5433/runs, postgresql://[::1]:5433/runs",
        "jdbc:postgresql://[fe80::1%eth0]/runs, postgresql://[fe80::1%eth0]:5432/runs",
        "jdbc:postgresql:?host=::1&port=5433&dbname=runs, postgresql://[::1]:5433/runs",
        "jdbc:postgresql://db.example/my%20runs%2F%40home?user=bob, postgresql://db.example:5432/my runs/@home",
        "jdbc:postgresql://db.example/%0A%1B%5B2Jruns, postgresql://db.example:5432/??[2Jruns",
        "jdbc:postgresql://db.example/runs?user=bob&password=hunter2&sslmode=require,"
                + " postgresql://db.example:5432/runs",
    })
    void aDatabaseIsDescribedByHostsPortsAndNameAlone(String url, String description) {
        PostgresUrl parsed = parse(url, Map.of());
        assertThat(parsed.description()).isEqualTo(description);
        assertThat(parsed).hasToString(description);
    }

    /** The driver logs that URL and shows it in its metadata. */
    @ParameterizedTest
    @CsvSource({
        "jdbc:postgresql://a/runs?user=bob&password=hunter2, jdbc:postgresql://a:5432/runs",
        "'jdbc:postgresql://[::1],b:5433/my%20runs%2F', 'jdbc:postgresql://[::1]:5432,b:5433/my+runs%2F'",
    })
    void theDriverIsGivenAUrlOfTheSameDatabaseThatHoldsNoSecret(String url, String bare) {
        PostgresUrl parsed = parse(url, Map.of());
        assertThat(parsed.withoutParameters()).isEqualTo(bare);
        assertThat(parse(bare, Map.of()).description()).isEqualTo(parsed.description());
    }

    @Test
    void parametersAreTheDriversAlsoThoseItDoesNotKnow() {
        PostgresUrl url =
                parse("jdbc:postgresql:runs?user=bob&password=100%25&sslmode=require&cloudSqlInstance=a%3Ab", Map.of());
        assertThat(url.properties())
                .containsEntry("user", "bob")
                .containsEntry("password", "100%")
                .containsEntry("sslmode", "require")
                .containsEntry("cloudSqlInstance", "a:b");
    }

    @Test
    void theEnvironmentNamesWhoTheUrlDoesNot() {
        Map<String, String> environment = Map.of("PGUSER", "ada", "PGPASSWORD", "hunter2");
        assertThat(parse("jdbc:postgresql:runs", environment).properties())
                .containsEntry("user", "ada")
                .containsEntry("password", "hunter2");
        assertThat(parse("jdbc:postgresql:runs?user=bob&password=hunter3", environment)
                        .properties())
                .containsEntry("user", "bob")
                .containsEntry("password", "hunter3");
    }

    @Test
    void withoutAnyItIsTheUserOfTheSystemAndThePasswordIsTheDriversToFind() {
        assertThat(parse("jdbc:postgresql:runs", Map.of()).properties())
                .containsEntry("user", "eve")
                .doesNotContainKey("password");
        assertThat(parse("jdbc:postgresql:runs?password=", Map.of("PGUSER", "", "PGPASSWORD", ""))
                        .properties())
                .containsEntry("user", "eve")
                .doesNotContainKey("password");
    }

    @Test
    void aServiceIsStrongerThanTheEnvironmentAndWeakerThanTheUrl() throws IOException {
        Path services = folder.resolve("services");
        Files.writeString(services, "[home]\nhost=db.example\nuser=carl\npassword=hunter4\nconnectTimeout=3\n");
        System.setProperty(SERVICES, services.toString());
        PostgresUrl url =
                parse("jdbc:postgresql:runs?service=home&user=bob", Map.of("PGUSER", "ada", "PGPASSWORD", "hunter2"));
        assertThat(url.description()).isEqualTo("postgresql://db.example:5432/runs");
        assertThat(url.properties())
                .containsEntry("user", "bob")
                .containsEntry("password", "hunter4")
                .containsEntry("connectTimeout", "3");
    }

    @Test
    void aNetworkThatPartedHoldsNobodyForEverUnlessTheUrlSaysSo() {
        assertThat(parse("jdbc:postgresql:runs", Map.of()).properties())
                .containsEntry("ApplicationName", "traininglog")
                .containsEntry("tcpKeepAlive", "true")
                .containsEntry("connectTimeout", "10")
                .containsEntry("socketTimeout", "120");
        assertThat(parse("jdbc:postgresql:runs?socketTimeout=0&ApplicationName=mine", Map.of())
                        .properties())
                .containsEntry("socketTimeout", "0")
                .containsEntry("ApplicationName", "mine");
    }

    /** Handles that are alike share what they have open. */
    @Test
    void urlsThatSayTheSameAreEqual() {
        assertThat(parse("jdbc:postgresql://localhost:5432/runs?user=eve", Map.of()))
                .isEqualTo(parse("jdbc:postgresql:runs", Map.of()))
                .isNotEqualTo(parse("jdbc:postgresql:runs?user=bob", Map.of()))
                .isNotEqualTo(parse("jdbc:postgresql:runs?password=hunter2", Map.of()));
    }

    @ParameterizedTest
    @CsvSource({
        "jdbc:postgresql://ada:hunter2@db.example/runs, has an @ before its parameters",
        "jdbc:postgresql://ada:hun/ter2@db.example/runs, has an @ before its parameters",
        "jdbc:postgresql://ada:hunter2@db.example, has an @ before its parameters",
        "jdbc:postgresql:ada:hunter2@db.example/runs, has an @ before its parameters",
        "jdbc:postgresql://ada:hun?ter2@db.example/runs, has no / after its host",
        "jdbc:postgresql://ada:hun#ter2/runs, has a host or a port that is none",
        "jdbc:postgresql://db.example?password=hunter2, has no / after its host",
        "jdbc:postgresql://db.example/a/b?password=hunter2, has more than one / after its host",
        "jdbc:postgresql://db.example:hunter2/runs, has a host or a port that is none",
        "jdbc:postgresql://db.example:65536/runs?password=hunter2, has a host or a port that is none",
        "jdbc:postgresql://db.example:0/runs?password=hunter2, has a host or a port that is none",
        "jdbc:postgresql://db example/runs?password=hunter2, has a host or a port that is none",
        "jdbc:postgresql://[::1/runs?password=hunter2, has a host or a port that is none",
        "jdbc:postgresql:db.example/runs?password=hunter2, has no // before its host",
        "jdbc:postgresql:/runs?password=hunter2, has no // before its host",
        "jdbc:postgresql://db.example/runs&user=ada&password=hunter2, has a = before its parameters",
        "jdbc:postgresql://db.example/runs;user=ada;password=hunter2, has a = before its parameters",
        "jdbc:postgresql://db.example;password=hunter2/runs, has a = before its parameters",
        "jdbc:postgresql:runs;password=hunter2, has a = before its parameters",
        "jdbc:postgresql://db.example/runs?user=ada;password=hunter2, has a password inside another parameter",
        "jdbc:postgresql://db.example/runs?user=ada?password=hunter2, has a password inside another parameter",
        "'jdbc:postgresql:runs?ssl=true&user=ada,sslpassword=hunter2', has a password inside another parameter",
        "' jdbc:postgresql:runs?password=hunter2', does not begin with jdbc:postgresql:",
        "'\"jdbc:postgresql:runs?password=hunter2\"', does not begin with jdbc:postgresql:",
        "jdbc:postgresql://db.example/runs?password=%hunter2, has a % that begins no escape",
        "jdbc:postgresql://db.example/runs?password=hunter2%, has a % that begins no escape",
        "jdbc:postgresql:runs?sslmode=must&password=hunter2, has an sslmode that the driver does not know",
        "jdbc:postgresql:runs?targetServerType=best&password=hunter2, has a targetServerType that the driver does not know",
        "postgres://ada:hunter2@db.example/runs, does not begin with jdbc:postgresql:",
        "postgresql://db.example/runs?password=hunter2, does not begin with jdbc:postgresql:",
        "JDBC:PostgreSQL://db.example/runs?password=hunter2, does not begin with jdbc:postgresql:",
        "'jdbc:postgresql://a,b/runs?port=5432&password=hunter2', names a service that",
        "jdbc:postgresql:runs?service=none&password=hunter2, names a service that",
    })
    void anotherFormIsRefusedWithTheReasonAndWithoutThePassword(String url, String reason) {
        try (CapturedLog log = CapturedLog.ofDriver()) {
            assertThatThrownBy(() -> parse(url, Map.of()))
                    .isInstanceOf(StorageException.class)
                    .hasNoCause()
                    .hasMessageStartingWith("the URL of the PostgreSQL database " + reason)
                    .hasMessageContaining("expected jdbc:postgresql://HOST:PORT/DATABASE")
                    .hasMessageNotContainingAny("hun", "ter2", "ada");
            assertThat(log.text()).doesNotContain("hun", "ter2");
        }
    }

    @Test
    void aPasswordMayHoldWhateverIsNoAmpersand() {
        PostgresUrl parsed =
                parse("jdbc:postgresql:runs?password=a;password=b?=%26&user=ada&sslpassword=password=c", Map.of());
        assertThat(parsed.properties())
                .containsEntry("password", "a;password=b?=&")
                .containsEntry("sslpassword", "password=c")
                .containsEntry("user", "ada");
    }

    @Test
    void theUserBeforeTheHostIsToldWhereElseToBe() {
        assertThatThrownBy(() -> parse("jdbc:postgresql://ada:hunter2@db.example/runs", Map.of()))
                .hasMessageContainingAll("?user=…&password=…", "PGUSER and PGPASSWORD", "~/.pgpass");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "jdbc:postgresql://db.example/runs",
                "jdbc:postgresql:runs",
                "postgres://db.example/runs",
                "postgresql://db.example/runs",
                "JDBC:PostgreSQL:runs",
                " jdbc:postgresql:runs",
                "'jdbc:postgresql:runs'",
                "\"postgres://db.example/runs\""
            })
    void whatIsMeantToBeAUrlOfOursIsNoFile(String place) {
        assertThat(PostgresUrl.isMeant(place)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"runs.sqlite", "/data/postgres:runs", ":memory:", "jdbc:sqlite:postgres:", "postgres"})
    void otherPlacesAreNot(String place) {
        assertThat(PostgresUrl.isMeant(place)).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "jdbc:postgresql://a:5433/x?password=hunter2, postgresql://a:5433/runs",
        "'jdbc:yugabytedb://a:5433,[::1]:5433/x?password=hunter2', 'postgresql://a:5433,[::1]:5433/runs'",
        "jdbc:other://ada:hunter2@a/x, postgresql:///runs",
        "jdbc:other:hunter2, postgresql:///runs",
        "'', postgresql:///runs",
    })
    void ofAnyDriversUrlHostsAndPortsAloneAreShown(String url, String description) {
        assertThat(PostgresUrl.description(url, "runs")).isEqualTo(description);
    }

    private static PostgresUrl parse(String url, Map<String, String> environment) {
        return PostgresUrl.parse(url, environment, "eve");
    }
}
