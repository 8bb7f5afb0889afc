package io.traininglog.robustness;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.traininglog.CodecException;
import io.traininglog.LogDatabase;
import io.traininglog.Series;
import io.traininglog.TrainingLog;
import io.traininglog.postgresql.PostgresServer;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A server's rows, as other programs read them and spoil them. */
class ServerRowsTest {

    private static final String URL = PostgresServer.shared().newDatabase();

    @TempDir
    Path journals;

    @Test
    void theTimelineShowsWhatWasPut() throws Exception {
        String logs;
        try (LogDatabase database = ServerDatabases.open(URL, journals);
                TrainingLog written = database.create()) {
            written.record(1, Map.of("cost", 0.5, "seen", 7, "done", true, "note", "it's ☃"));
            written.record(1, Map.of("worst", Double.NaN, "raw", new byte[] {1, -1}, "epochs", new double[] {1}));
            written.at(1).put("half", "\ud83d");
            written.at(1).put("nothing", null);
            try (TrainingLog child = written.resumeAt(1)) {
                child.at(1).remove("cost"); // leaves a tombstone
                logs = "'" + written.uuid() + "', '" + child.uuid() + "'";
            }
            written.flush();
        }
        assertThat(ServerDatabases.strings(
                        URL,
                        "SELECT key || '|' || coalesce(left(value, 7), '-') || '|' || type FROM timeline"
                                + " WHERE log IN (" + logs + ") ORDER BY key"))
                .containsExactly(
                        "cost|0.5|real",
                        "done|true|boolean",
                        "epochs|\\x934e5|array",
                        "half|\\x3dd8|text (UTF-16)",
                        "note|it's ☃|text",
                        "nothing|-|null",
                        "raw|\\x01ff|bytes",
                        "seen|7|integer",
                        "worst|NaN|real");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "''",
                "'\\x00'",
                "'\\x01'",
                "'\\x2a01'",
                "'\\x04'",
                "'\\x0400ff'",
                "'\\x0580'",
                "'\\x06934e'",
                "'\\x0700'",
                "'\\x0801'",
                "'\\x09'",
                "'\\xff'",
                "'\\xff7400'",
                "'\\xff627fffffff00'"
            })
    void bytesThatAreNoValueSpoilNoOther(String bytes) throws Exception {
        try (LogDatabase database = ServerDatabases.open(URL, journals)) {
            UUID uuid;
            try (TrainingLog log = database.create()) {
                uuid = log.uuid();
                for (int time = 1; time <= 3; time++) {
                    log.record(time, Map.of("cost", time, "note", "text"));
                }
                log.status().put("note", "text");
            }
            ServerDatabases.execute(
                    URL,
                    "UPDATE entries AS e SET whole = NULL, bytes = " + bytes + " FROM keys AS k"
                            + " WHERE k.log = e.log AND k.id = e.key AND k.key = 'cost' AND e.time = 2 AND e.log = '"
                            + uuid + "'",
                    "UPDATE status SET text = NULL, bytes = " + bytes + " WHERE key = 'note' AND log = '" + uuid + "'");
            try (TrainingLog log = database.open(uuid)) {
                assertThatThrownBy(() -> log.at(2).get("cost"))
                        .isInstanceOf(CodecException.class)
                        .hasMessageContainingAll(log.hexUuid(), "time 2", "'cost'");
                assertThat(log.at(2)).containsEntry("note", "text");
                assertThat(log.rows().get(3L)).isEqualTo(Map.of("cost", 3L, "note", "text"));
                Series cost = log.series("cost");
                assertThat(cost.values()).containsExactly(1, 3);
                assertThat(cost.skipped()).isEqualTo(1);
                assertThatThrownBy(() -> log.status().get("note"))
                        .isInstanceOf(CodecException.class)
                        .hasMessageContaining("'note'");
                log.record(2, "cost", 2.0);
                assertThat(log.at(2)).isEqualTo(Map.of("cost", 2.0, "note", "text"));
            }
        }
    }

    /** Nobody could say which of them is meant. */
    @ParameterizedTest
    @CsvSource({
        "real = 0.5, whole = 1",
        "real = 0.5, flag = true",
        "whole = 1, text = 'one'",
        "flag = false, text = ''",
        "text = 'one', bytes = '\\x0301'",
        "real = 'NaN', bytes = '\\x07'"
    })
    void theServerTakesNoRowWithTwoValues(String one, String other) throws Exception {
        try (LogDatabase database = ServerDatabases.open(URL, journals);
                TrainingLog log = database.create()) {
            log.at(1).put("nothing", null);
            log.status().clear();
            log.status().put("nothing", null);
            for (String table : List.of("entries", "status")) {
                String where = " WHERE log = '" + log.uuid() + "'";
                ServerDatabases.execute(URL, "UPDATE " + table + " SET " + one + where);
                assertThatThrownBy(() -> ServerDatabases.execute(URL, "UPDATE " + table + " SET " + other + where))
                        .isInstanceOf(SQLException.class)
                        .hasMessageContaining("one_value");
            }
        }
    }
}
