package io.traininglog.importer;

import static org.assertj.core.api.Assertions.assertThat;

import io.traininglog.Lineage;
import io.traininglog.LogDatabase;
import io.traininglog.LogOrigin;
import io.traininglog.LogWriter;
import io.traininglog.Progress;
import io.traininglog.TrainingLog;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/** A source's logs are imported one by one, and what is wrong with one is its own affair. */
class ImportTest {

    private record Log(String name, LogOrigin origin, long size, Consumer<LogWriter> content) implements SourceLog {

        Log(String name, UUID uuid) {
            this(name, LogOrigin.of(uuid), to -> to.put(1, "cost", 0.5));
        }

        Log(String name, LogOrigin origin, Consumer<LogWriter> content) {
            this(name, origin, 1, content);
        }

        /** One with as many values as its size. */
        Log(String name, LogOrigin origin, long size) {
            this(name, origin, size, to -> {
                for (long time = 1; time <= size; time++) {
                    to.put(time, "cost", (double) size);
                }
                to.putStatus(IMPORTED_SIZE, size);
            });
        }

        @Override
        public void write(LogWriter to, LeftOut leftOut, Progress progress) {
            content.accept(to);
        }
    }

    private static ImportReport importAll(LogDatabase database, Log... logs) {
        return importAll(database, Present.KEEP, logs);
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

    private static ImportReport importAll(LogDatabase database, Present mode, Log... logs) {
        return Import.run(Source.of(List.of(logs), "logs"), database, mode, Progress.NONE);
    }

    private static final LogOrigin PARENT = LogOrigin.of(new UUID(3, 1));
    private static final LogOrigin CHILD = LogOrigin.of(new UUID(3, 2)).resumedFrom(PARENT.uuid(), 20);
    private static final LogOrigin GRANDCHILD = LogOrigin.of(new UUID(3, 3)).resumedFrom(CHILD.uuid(), 25);

    @Test
    void aLogThatHasGrownIsNamedAndNothingInheritsItsGap() {
        try (LogDatabase database = LogDatabase.inMemory()) {
            importAll(database, new Log("parent", PARENT, 10), new Log("other", new UUID(4, 4)));
            ImportReport again = importAll(
                    database,
                    new Log("parent", PARENT, 30),
                    new Log("child", CHILD, 30),
                    new Log("grandchild", GRANDCHILD, 30),
                    new Log("other", new UUID(4, 4)));
            assertThat(names(again.present())).containsExactly("parent", "other");
            assertThat(names(again.grown())).containsExactly("parent");
            assertThat(again.imported()).isEmpty();
            assertThat(failed(again)).containsExactly("child", "grandchild");
            assertThat(again.failed())
                    .allSatisfy(failed -> assertThat(failed.reason()).contains("'parent', which has grown"));
        }
    }

    @Test
    void aLogThatIsThereHandsTheGapOfItsParentOn() {
        try (LogDatabase database = LogDatabase.inMemory()) {
            importAll(database, new Log("parent", PARENT, 10), new Log("child", CHILD, 22));
            ImportReport again = importAll(
                    database,
                    new Log("parent", PARENT, 15),
                    new Log("child", CHILD, 22),
                    new Log("grandchild", GRANDCHILD, 30));
            assertThat(names(again.grown())).containsExactly("parent");
            assertThat(failed(again)).containsExactly("grandchild");
        }
    }

    @Test
    void aRehearsalSaysWhatWouldBecomeOfEachAndChangesNothing() {
        try (LogDatabase database = LogDatabase.inMemory()) {
            importAll(database, new Log("parent", PARENT, 10));
            Source source = Source.of(
                    List.of(
                            new Log("parent", PARENT, 30),
                            new Log("child", CHILD, 30),
                            new Log("other", new UUID(4, 4)),
                            new Log("other", new UUID(4, 4))),
                    "logs");
            ImportReport kept = Import.rehearse(source, database, Present.KEEP);
            assertThat(names(kept.grown())).isEqualTo(names(kept.present())).containsExactly("parent");
            assertThat(names(kept.imported())).containsExactly("other");
            assertThat(failed(kept)).containsExactly("child", "other");
            ImportReport replaced = Import.rehearse(source, database, Present.REPLACE);
            assertThat(names(replaced.imported())).containsExactly("parent", "child", "other");
            assertThat(database.logs()).hasSize(1);
            ImportReport run = Import.run(source, database, Present.KEEP, Progress.NONE);
            assertThat(List.of(run.imported(), run.present(), run.grown(), run.failed()))
                    .isEqualTo(List.of(kept.imported(), kept.present(), kept.grown(), kept.failed()));
        }
    }

    @Test
    void aLogThatHasGrownIsReplacedWithThoseThatWereResumedFromIt() {
        try (LogDatabase database = LogDatabase.inMemory()) {
            importAll(
                    database,
                    new Log("parent", PARENT, 10),
                    new Log("child", CHILD, 22),
                    new Log("last", GRANDCHILD, 30));
            List<Long> done = new ArrayList<>();
            ImportReport again = Import.run(
                    Source.of(
                            List.of(
                                    new Log("parent", PARENT, 30),
                                    new Log("child", CHILD, 30),
                                    new Log("other", new UUID(4, 4)),
                                    new Log("last", GRANDCHILD, 30)),
                            "logs"),
                    database,
                    Present.REPLACE,
                    (now, total) -> done.add(now));
            assertThat(names(again.imported())).containsExactly("parent", "child", "last", "other");
            assertThat(again.failed()).isEmpty();
            assertThat(done).isSorted().startsWith(0L).endsWith(91L);
            try (TrainingLog last = database.open(GRANDCHILD.uuid())) {
                assertThat(last.series("cost").size()).isEqualTo(30);
                assertThat(last.lineage().ancestors())
                        .extracting(Lineage.Ancestor::uuid)
                        .containsExactly(CHILD.uuid(), PARENT.uuid());
            }
        }
    }

    @Test
    void aLogThatCannotBeReplacedStaysWithThoseThatWereResumedFromIt() {
        try (LogDatabase database = LogDatabase.inMemory()) {
            importAll(database, new Log("parent", PARENT, 10), new Log("child", CHILD, 22));
            ImportReport torn = importAll(
                    database,
                    Present.REPLACE,
                    new Log("parent", PARENT, 30),
                    new Log("child", CHILD, to -> to.put(-1, "cost", 0.5)));
            assertThat(failed(torn)).containsExactly("parent", "child");
            ImportReport unreadable =
                    importAll(database, Present.REPLACE, new Log("parent", PARENT, 30), new Log("child", CHILD, to -> {
                        throw new UncheckedIOException(new IOException("the child's file is cut"));
                    }));
            assertThat(unreadable.failed().get(0).reason())
                    .isEqualTo(
                            "of it and those that were resumed from it, one cannot be read: the child's file is cut");
            try (TrainingLog child = database.open(CHILD.uuid());
                    TrainingLog own = child.resume()) {
                assertThat(child.series("cost").size()).isEqualTo(22);
                ImportReport inUse = importAll(
                        database, Present.REPLACE, new Log("parent", PARENT, 30), new Log("child", CHILD, 30));
                assertThat(failed(inUse)).containsExactly("parent", "child");
                assertThat(inUse.failed().get(0).reason()).contains("others were resumed from it");
                assertThat(own.series("cost").size()).isEqualTo(22);
            }
        }
    }

    @Test
    void aLogWhoseParentIsNowhereDescendsFromNoneAndThatIsListed() {
        try (LogDatabase database = LogDatabase.inMemory()) {
            ImportReport report = importAll(database, Present.REPLACE, new Log("child", CHILD, 22));
            assertThat(names(report.imported())).containsExactly("child");
            assertThat(report.leftOut().listed())
                    .singleElement()
                    .asString()
                    .contains(PARENT.uuid().toString());
        }
    }

    private static List<String> names(List<ImportReport.Imported> logs) {
        return logs.stream().map(ImportReport.Imported::name).toList();
    }
}
