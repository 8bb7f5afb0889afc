package io.traininglog;

import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

/** A part of what every backend promises: runs once for each, on an empty database with one new log. */
@ParameterizedClass
@MethodSource("io.traininglog.Backend#present")
abstract class ContractTest {

    @Parameter
    Backend backend;

    @TempDir
    Path folder;

    LogDatabase database;
    TrainingLog log;

    private final Deque<AutoCloseable> opened = new ArrayDeque<>();

    @BeforeEach
    void openDatabase() {
        database = open(LogDatabase.builder());
        log = keep(database.create());
    }

    @AfterEach
    void closeEverything() throws Exception {
        while (!opened.isEmpty()) {
            opened.pop().close();
        }
        backend.drop(folder);
    }

    LogDatabase open(LogDatabase.Builder builder) {
        return keep(backend.open(builder, folder));
    }

    /** Sees to it that this is closed after the test. */
    <T extends AutoCloseable> T keep(T handle) {
        opened.push(handle);
        return handle;
    }

    /** A second handle of the same log, which shares nothing with the first but the database. */
    TrainingLog anotherHandle(TrainingLog of) {
        return keep(database.open(of.uuid()));
    }

    /** A map that may hold null. */
    static Map<String, @Nullable Object> map(@Nullable Object... keysAndValues) {
        Map<String, @Nullable Object> map = new LinkedHashMap<>();
        for (int i = 0; i < keysAndValues.length; i += 2) {
            map.put((String) keysAndValues[i], keysAndValues[i + 1]);
        }
        return map;
    }
}
