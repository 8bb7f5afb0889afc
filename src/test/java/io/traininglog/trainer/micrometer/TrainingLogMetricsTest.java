package io.traininglog.trainer.micrometer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.traininglog.LogDatabase;
import io.traininglog.TrainingLog;
import java.nio.file.Path;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Micrometer's gauges show a log's newest values. */
class TrainingLogMetricsTest {

    @TempDir
    Path folder;

    private final MeterRegistry registry = new SimpleMeterRegistry();

    private TrainingLog open(String backend) {
        return backend.equals("memory") ? TrainingLog.inMemory() : TrainingLog.open(folder.resolve("runs.sqlite"));
    }

    private double value(String key) {
        return registry.get("traininglog.value").tag("key", key).gauge().value();
    }

    private Set<String> keys() {
        return registry.find("traininglog.value").gauges().stream()
                .map(gauge -> gauge.getId().getTag("key"))
                .collect(Collectors.toSet());
    }

    @ParameterizedTest
    @ValueSource(strings = {"memory", "sqlite"})
    void aGaugeShowsTheNewestNumber(String backend) {
        try (TrainingLog log = open(backend)) {
            log.record(5, "loss", 0.5);
            log.at(5).put("samples", 7L);
            Micrometer.metrics(log).bindTo(registry);
            assertThat(value("loss")).isEqualTo(0.5);
            assertThat(value("samples")).isEqualTo(7);

            log.record(6, "loss", 0.25);
            log.record(4, "loss", 4);
            assertThat(value("loss")).isEqualTo(0.25);

            log.at(7).put("loss", "lost"); // no number
            log.at(6).put("loss", Double.NaN);
            assertThat(value("loss")).isNaN();

            log.at(6).remove("loss");
            assertThat(value("loss")).isEqualTo(0.5);
        }
    }

    @Test
    void iterationsAndEpochsAreCounted() {
        try (TrainingLog log = TrainingLog.inMemory()) {
            TrainingLogMetrics metrics = Micrometer.metrics(log);
            metrics.bindTo(registry);

            log.finishIteration();
            log.finishIteration();
            log.finishEpoch();
            metrics.refresh(); // gauges of keys that are new

            Gauge iterations = registry.get("traininglog.iterations.done").gauge();
            assertThat(iterations.value()).isEqualTo(2);
            assertThat(iterations.getId().getTag("log")).isEqualTo(log.hexUuid().substring(0, 8));
            assertThat(registry.get("traininglog.epochs.done").gauge().value()).isEqualTo(1);
        }
    }

    @Test
    void keysComeAndGoWhenRefreshed() {
        try (TrainingLog log = TrainingLog.inMemory()) {
            log.record(1, "loss", 0.5);
            log.at(1).put("note", "no number");
            TrainingLogMetrics metrics = Micrometer.metrics(log);
            metrics.bindTo(registry);
            assertThat(keys()).containsExactly("loss");
            Meter loss = registry.get("traininglog.value").tag("key", "loss").meter();

            log.record(2, "accuracy", 0.75);
            log.at(2).put("note", 3);
            metrics.refresh();
            assertThat(keys()).containsExactlyInAnyOrder("loss", "accuracy", "note");
            assertThat(value("accuracy")).isEqualTo(0.75);
            assertThat(registry.get("traininglog.value").tag("key", "loss").meter())
                    .isSameAs(loss);

            log.at(2).clear();
            metrics.refresh();
            assertThat(keys()).containsExactlyInAnyOrder("loss", "note");
        }
    }

    @Test
    void aResumedLogShowsWhatItInherits() {
        try (TrainingLog first = TrainingLog.inMemory()) {
            first.record(1, "loss", 0.5);
            first.record(9, "loss", 9);
            try (TrainingLog log = first.resumeAt(5)) {
                Micrometer.metrics(log).bindTo(registry);
                assertThat(value("loss")).isEqualTo(0.5);
                assertThat(registry.get("traininglog.iterations.done").gauge().value())
                        .isEqualTo(5);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"memory", "sqlite"})
    void aClosedLogReadsNaN(String backend) {
        TrainingLogMetrics metrics;
        try (TrainingLog log = open(backend)) {
            log.record(1, "loss", 0.5);
            metrics = Micrometer.metrics(log);
            metrics.bindTo(registry);
        }
        assertThat(value("loss")).isNaN();
        assertThat(registry.get("traininglog.iterations.done").gauge().value()).isNaN();
        assertThatCode(metrics::refresh).doesNotThrowAnyException();
    }

    @Test
    void aLogThatIsOpenedAgainIsShownAgain() {
        try (LogDatabase database = LogDatabase.inMemory();
                TrainingLog log = database.create()) {
            TrainingLogMetrics closed;
            try (TrainingLog before = database.open(log.uuid())) {
                before.record(1, "loss", 0.5);
                closed = Micrometer.metrics(before);
                closed.bindTo(registry);
            }
            assertThat(value("loss")).isNaN();

            Micrometer.metrics(log).bindTo(registry);
            log.finishIteration();
            assertThat(value("loss")).isEqualTo(0.5);
            assertThat(registry.get("traininglog.iterations.done").gauge().value())
                    .isEqualTo(1);

            closed.close();
            assertThat(value("loss")).isEqualTo(0.5);
            assertThat(registry.getMeters()).hasSize(3);
        }
    }

    @Test
    void aDeletedLogReadsNaN() {
        try (LogDatabase database = LogDatabase.inMemory();
                TrainingLog log = database.create()) {
            log.record(1, "loss", 0.5);
            TrainingLogMetrics metrics = Micrometer.metrics(log);
            metrics.bindTo(registry);
            database.delete(log.uuid());
            assertThat(value("loss")).isNaN();
            assertThatCode(metrics::refresh).doesNotThrowAnyException();
        }
    }

    /** Or the collector never takes it. */
    @Test
    @Timeout(60)
    void nobodyIsKeptFromForgettingTheLog() {
        TrainingLogMetrics metrics = boundToAForgottenLog();
        while (!Double.isNaN(value("loss"))) {
            System.gc();
        }
        assertThatCode(metrics::refresh).doesNotThrowAnyException();
        assertThatCode(() -> metrics.bindTo(new SimpleMeterRegistry())).doesNotThrowAnyException();
        assertThat(value("loss")).isNaN();
    }

    private TrainingLogMetrics boundToAForgottenLog() {
        TrainingLog log = TrainingLog.inMemory();
        log.record(1, "loss", 0.5);
        TrainingLogMetrics metrics = Micrometer.metrics(log);
        metrics.bindTo(registry);
        return metrics;
    }

    @Test
    void closingTakesTheGaugesAway() {
        try (TrainingLog log = TrainingLog.inMemory()) {
            log.record(1, "loss", 0.5);
            MeterRegistry another = new SimpleMeterRegistry();
            try (TrainingLogMetrics metrics = Micrometer.metrics(log)) {
                metrics.bindTo(registry);
                metrics.bindTo(registry);
                metrics.bindTo(another);
                assertThat(registry.getMeters()).hasSize(3);
                assertThat(another.getMeters()).hasSize(3);
            }
            assertThat(registry.getMeters()).isEmpty();
            assertThat(another.getMeters()).isEmpty();
            log.record(2, "loss", 0.25); // still open
        }
    }
}
