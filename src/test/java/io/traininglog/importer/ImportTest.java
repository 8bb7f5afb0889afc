package io.traininglog.importer;

import static org.assertj.core.api.Assertions.assertThat;

import io.traininglog.LogDatabase;
import io.traininglog.LogOrigin;
import io.traininglog.LogWriter;
import io.traininglog.Progress;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/** A source's logs are imported one by one, and what is wrong with one is its own affair. */
class ImportTest {

    private record Log(String name, LogOrigin origin, Consumer<LogWriter> content) implements SourceLog {

        Log(String name, UUID uuid) {
            this(name, LogOrigin.of(uuid), to -> to.put(1, "cost", 0.5));
        }

        @Override
        public void write(LogWriter to, LeftOut leftOut, Progress progress) {
            content.accept(to);
        }
    }

    private static ImportReport importAll(LogDatabase database, Log... logs) {
        return Import.run(Source.of(List.of(logs), "logs"), database, Present.KEEP, Progress.NONE);
    }

    private static List<String> failed(ImportReport report) {
        return report.failed().stream().map(ImportReport.Failed::name).toList();
    }

    @Test
    void whatNoLogCanHaveFailsItsLogAndNoOther() {
        try (LogDatabase database = LogDatabase.inMemory()) {
            UUID bad = new UUID(1, 1);
            UUID good = new UUID(1, 2);
            ImportReport report = importAll(
                    database,
                    new Log("early", LogOrigin.of(bad), to -> to.put(-1, "cost", 0.5)),
                    new Log("odd", LogOrigin.of(new UUID(1, 3)), to -> to.put(1, "cost", Thread.currentThread())),
                    new Log("good", good));
            assertThat(failed(report)).containsExactly("early", "odd");
            assertThat(report.failed().get(0).reason()).contains("-1");
            assertThat(database.logs())
                    .singleElement()
                    .satisfies(log -> assertThat(log.uuid()).isEqualTo(good));
        }
    }

    @Test
    void nothingDescendsFromALogWhoseUuidAnotherHas() {
        try (LogDatabase database = LogDatabase.inMemory()) {
            UUID shared = new UUID(1, 1);
            ImportReport report = importAll(
                    database,
                    new Log("one", shared),
                    new Log("its child", LogOrigin.of(new UUID(2, 1)).resumedFrom(shared, 1), to -> {}),
                    new Log("two", shared),
                    new Log("other child", LogOrigin.of(new UUID(2, 2)).resumedFrom(shared, 1), to -> {}));
            assertThat(failed(report)).containsExactly("two", "other child");
            assertThat(database.logs()).hasSize(2);
        }
    }
}
