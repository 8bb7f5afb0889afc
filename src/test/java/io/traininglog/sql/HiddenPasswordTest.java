package io.traininglog.sql;

import static org.assertj.core.api.Assertions.assertThat;

import io.traininglog.Durability;
import io.traininglog.LogDatabase;
import io.traininglog.TrainingLog;
import io.traininglog.TrainingLogException;
import io.traininglog.postgresql.PostgresServer;
import io.traininglog.store.Sealing;
import io.traininglog.store.StoreOptions;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** However much is logged, and whatever fails, no password comes up in it. */
@Tag("once")
class HiddenPasswordTest {

    private static final String PASSWORD = "hunter2";

    @TempDir
    Path folder;

    /** Connects where it is told, or fails to, and shows all that there is to show. */
    static final class Gossip {

        public static void main(String[] arguments) {
            Path journals = Path.of(arguments[0]);
            PrintWriter out = new PrintWriter(System.err, true, StandardCharsets.UTF_8);
            for (String url : List.of(arguments).subList(1, arguments.length)) {
                try {
                    gossip(PostgresUrl.parse(url), out);
                } catch (TrainingLogException | SQLException e) {
                    e.printStackTrace(out);
                }
                try (LogDatabase database = LogDatabase.builder()
                                .busyWait(Duration.ZERO)
                                .journalFolder(journals)
                                .open(url);
                        TrainingLog log = database.create()) {
                    log.record(1, "cost", 0.5);
                    out.println(database.description() + " " + log.checkpoint());
                    out.println("logged");
                } catch (TrainingLogException e) {
                    e.printStackTrace(out);
                }
            }
        }

        private static void gossip(PostgresUrl url, PrintWriter out) throws SQLException {
            StoreOptions options = new StoreOptions(
                    Durability.PROCESS_DEATH, Duration.ofMillis(250), false, Sealing.USUAL, null, null);
            out.println(url + " " + new PostgresLogin(url, false));
            try (PostgresPool pool = PostgresPool.of(url, options);
                    Connection connection = pool.connect()) {
                out.println(connection + " " + connection.getMetaData().getURL());
                out.println("connected");
                connection.createStatement().execute("SELEKT 1");
            }
        }
    }

    @Test
    void nothingThatIsLoggedOrThrownShowsIt() throws Exception {
        String good = PostgresServer.shared().newDatabase();
        String secret = "&password=" + PASSWORD + "&sslpassword=" + PASSWORD;
        String output = gossip(
                good + secret,
                good + secret + "&sslmode=require",
                good + secret + "&sslmode=none",
                good.replace("?", "_missing?") + secret,
                "jdbc:postgresql://localhost:1/runs?user=ada" + secret,
                "jdbc:postgresql://nobody.invalid/runs?user=ada" + secret,
                "jdbc:postgresql://localhost/a/b?user=ada" + secret,
                "jdbc:postgresql://localhost?user=ada" + secret,
                "jdbc:postgresql://ada:" + PASSWORD + "@localhost/runs",
                "jdbc:postgresql://ada:" + PASSWORD + "@localhost",
                "jdbc:postgresql:runs?service=none" + secret,
                "jdbc:postgresql:runs?password=%" + PASSWORD,
                "postgres://ada:" + PASSWORD + "@localhost/runs");
        assertThat(output)
                .contains("connected", "logged", "INFO org.flywaydb", "DEBUG com.zaxxer.hikari", "org.postgresql.core")
                .doesNotContain(PASSWORD);
    }

    private String gossip(String... urls) throws Exception {
        Path logging = Files.writeString(folder.resolve("logging.properties"), """
                handlers = java.util.logging.ConsoleHandler
                java.util.logging.ConsoleHandler.level = ALL
                .level = INFO
                org.postgresql.level = ALL
                """);
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-Djava.util.logging.config.file=" + logging,
                "-Dorg.slf4j.simpleLogger.defaultLogLevel=trace",
                "-cp",
                System.getProperty("java.class.path"),
                Gossip.class.getName()));
        command.add(folder.resolve("journals").toString());
        command.addAll(List.of(urls));
        Path output = folder.resolve("output");
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
        assertThat(process.waitFor()).isZero();
        return Files.readString(output, StandardCharsets.UTF_8);
    }
}
