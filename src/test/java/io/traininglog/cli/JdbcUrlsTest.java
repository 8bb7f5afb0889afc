package io.traininglog.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** No password that a URL holds is printed, whatever else is. */
class JdbcUrlsTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "jdbc:postgresql://host/runs?user=me&password=secret",
                "jdbc:postgresql://host/runs?password=it's;secret,",
                "JDBC:PostgreSQL://host/runs?password=secret",
                "jdbc:postgresql:runs?password=secret",
                "jdbc:postgresql://me:secret@host/runs",
                "jdbc:postgresql://me:se/cret@ret?secret@host:5432/runs?ssl=true",
                "postgresql://me:secret@host/runs",
                "postgres://me:secret@host/runs?password=secret",
                "jdbc:mysql://me:secret@host/runs",
            })
    void aPasswordIsHidden(String url) {
        assertThat(JdbcUrls.hidden(url)).doesNotContain("secret").contains("…");
        assertThat(JdbcUrls.hidden("Unmatched argument at index 1: '" + url + "'; see --help"))
                .doesNotContain("secret")
                .startsWith("Unmatched argument at index 1: '")
                .endsWith("; see --help");
        Printed printed = Printed.run("ls", url);
        assertThat(printed.out() + printed.err()).doesNotContain("secret");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "jdbc:postgresql://me:secret@host/runs",
                "jdbc:postgresql://host/runs/more?password=secret",
                "postgresql://me:secret@host/runs",
                "jdbc:mysql://me:secret@host/runs?password=secret",
            })
    void nobodySeesItWhenTheUrlIsRefused(String url) {
        for (String command : new String[] {"ls", "migrate", "info"}) {
            Printed printed = Printed.run(command, "--debug", "-d", url);
            assertThat(printed.err()).startsWith("traininglog: ").doesNotContain("secret");
            assertThat(printed.out()).isEmpty();
            assertThat(printed.exitCode()).isEqualTo(command.equals("info") ? 2 : 1);
        }
    }

    @Test
    void whatHoldsNoneIsShown() {
        String text =
                "postgresql://host:5432/runs: expected jdbc:postgresql://HOST:PORT/DATABASE; or jdbc:sqlite:a.b, c@d";
        assertThat(JdbcUrls.hidden(text)).isEqualTo(text);
    }
}
