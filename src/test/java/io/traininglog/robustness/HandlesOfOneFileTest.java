package io.traininglog.robustness;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.traininglog.BusyException;
import io.traininglog.Durability;
import io.traininglog.LogDatabase;
import io.traininglog.StorageException;
import io.traininglog.TrainingLog;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.sqlite.SQLiteDataSource;

/** Handles of one file share in one process what is the file's, however each of them was opened. */
class HandlesOfOneFileTest {

    @TempDir
    Path folder;

    enum Way {
        ANOTHER_BUSY_WAIT {
            @Override
            LogDatabase open(Path file) {
                return LogDatabase.builder().busyWait(Duration.ofMinutes(1)).open(file);
            }
        },
        ANOTHER_DURABILITY {
            @Override
            LogDatabase open(Path file) {
                return LogDatabase.builder().durability(Durability.POWER_LOSS).open(file);
            }
        },
        READ_ONLY {
            @Override
            LogDatabase open(Path file) {
                return LogDatabase.builder().readOnly().open(file);
            }
        },
        URL_WITH_A_PARAMETER {
            @Override
            LogDatabase open(Path file) {
                return LogDatabase.open("jdbc:sqlite:" + file + "?cache_size=1000");
            }
        },
        URL_OF_A_URI {
            @Override
            LogDatabase open(Path file) {
                return LogDatabase.open("jdbc:sqlite:" + file.toUri());
            }
        },
        DATA_SOURCE {
            @Override
            LogDatabase open(Path file) {
                SQLiteDataSource source = new SQLiteDataSource();
                source.setUrl("jdbc:sqlite:" + file);
                return LogDatabase.open(source);
            }
        },
        LINK {
            @Override
            LogDatabase open(Path file) throws Exception {
                Path link = file.resolveSibling("link.sqlite");
                Files.deleteIfExists(link);
                return LogDatabase.builder()
                        .busyWait(Duration.ofMinutes(2))
                        .open(Files.createSymbolicLink(link, file.getFileName()));
            }
        };

        abstract LogDatabase open(Path file) throws Exception;
    }

    @ParameterizedTest
    @EnumSource
    void whatOneWritesShowsInTheRowsThatAnotherHasRead(Way way) throws Exception {
        Path file = folder.resolve("runs.sqlite");
        try (LogDatabase database = LogDatabase.open(file);
                LogDatabase otherDatabase = way.open(file);
                TrainingLog log = database.create();
                TrainingLog other = otherDatabase.open(log.uuid())) {
            log.record(1, "cost", 1);
            assertShowsAtOnce(other, log);
            if (way != Way.READ_ONLY) {
                assertShowsAtOnce(log, other);
            }
        }
    }

    private static void assertShowsAtOnce(TrainingLog reader, TrainingLog writer) {
        Map<String, Object> row = reader.rows().entrySet().iterator().next().getValue();
        double before = (Double) row.get("cost");
        writer.record(1, "cost", before + 1);
        assertThat(row).isEqualTo(Map.of("cost", before + 1));
        assertThat(row.get("cost")).isEqualTo(before + 1);
    }

    /** Puts something large under one key, through a handle of each kind. */
    static final class Trainer {
        public static void main(String[] arguments) throws Exception {
            Path file = Path.of(arguments[0]);
            try (TrainingLog log = TrainingLog.open(file)) {
                log.at(1).put("large", new double[1000]);
                for (Way way : Way.values()) {
                    try (LogDatabase database = way.open(file);
                            TrainingLog same = database.open(log.uuid())) {
                        if (way != Way.READ_ONLY) {
                            same.at(2).put("large", new double[1000]);
                        }
                    }
                }
            }
        }
    }

    @Test
    void aLargeValueIsReportedOnceForItsLogAndKey() throws Exception {
        List<String> flags = List.of("-Dorg.slf4j.simpleLogger.defaultLogLevel=warn");
        try (ChildJvm child = ChildJvm.start(flags, Trainer.class, folder.resolve("runs.sqlite"))) {
            child.finish();
            assertThat(child.errors().lines().filter(line -> line.contains("max_blob_size")))
                    .hasSize(1);
        }
    }

    @Test
    void aUrlAndTheFileItNamesAreOpenedAndClosedInAnyOrder() {
        Path file = folder.resolve("runs.sqlite");
        String url = "jdbc:sqlite:" + file.toUri();
        LogDatabase first = LogDatabase.open(url);
        LogDatabase second = LogDatabase.open(url);
        LogDatabase third = LogDatabase.open(file);
        UUID uuid;
        try (TrainingLog log = first.create()) {
            uuid = log.uuid();
            first.close();
            log.record(1, "cost", 1);
        }
        try (TrainingLog log = second.open(uuid)) {
            second.close();
            log.record(2, "cost", 2);
        }
        try (TrainingLog log = third.open(uuid)) {
            third.close();
            assertThat(log.series("cost").values()).containsExactly(1, 2);
        }
    }

    /** Of connections that share a cache one fails where it would wait for another. */
    @ParameterizedTest
    @ValueSource(strings = {"%s?cache=shared", "file:%s?mode=rwc&cache=shared", "%s?shared_cache=true"})
    void aSharedCacheIsRefused(String url) {
        Path file = folder.resolve("runs.sqlite");
        assertThatThrownBy(() -> LogDatabase.open("jdbc:sqlite:" + url.formatted(file)))
                .isInstanceOf(StorageException.class)
                .hasMessageContainingAll("runs.sqlite", "shared cache", "Leave");
        assertThat(file).doesNotExist();
    }

    @Test
    void aDataSourceWithASharedCacheIsToldWhatItFailedFor() throws Exception {
        SQLiteDataSource source = new SQLiteDataSource();
        source.setUrl("jdbc:sqlite:" + folder.resolve("runs.sqlite").toUri() + "?cache=shared");
        try (LogDatabase database = LogDatabase.open(source);
                TrainingLog log = database.create();
                Connection other = source.getConnection();
                Statement statement = other.createStatement()) {
            statement.execute("BEGIN IMMEDIATE");
            statement.execute("DELETE FROM entries");
            assertThatThrownBy(() -> log.status().put("cost", 1))
                    .isInstanceOf(BusyException.class)
                    .hasMessageContainingAll("runs.sqlite", "connection of this process", "shared cache");
            statement.execute("ROLLBACK");
        }
    }
}
