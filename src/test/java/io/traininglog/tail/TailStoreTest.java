package io.traininglog.tail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.entry;

import io.traininglog.BusyException;
import io.traininglog.Durability;
import io.traininglog.journal.Journal;
import io.traininglog.sql.SqlStores;
import io.traininglog.store.Found;
import io.traininglog.store.Lease;
import io.traininglog.store.LogRecord;
import io.traininglog.store.Sealing;
import io.traininglog.store.Snapshot;
import io.traininglog.store.Store;
import io.traininglog.store.StoreOptions;
import io.traininglog.value.Cell;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A tail before a database that is slow, refuses or was closed. */
@Timeout(60)
class TailStoreTest {

    private static final StoreOptions OPTIONS =
            new StoreOptions(Durability.PROCESS_DEATH, Duration.ofMillis(100), false, Sealing.USUAL, null, null);

    private static final StoreOptions READING =
            new StoreOptions(Durability.PROCESS_DEATH, Duration.ofMillis(100), true, Sealing.USUAL, null, null);

    @TempDir
    Path folder;

    private final ExecutorService threads = Executors.newCachedThreadPool();
    private Path file;
    private Lease lease;
    private LogRecord log;
    private long revision;

    @BeforeEach
    void open() throws Exception {
        file = folder.toRealPath().resolve("outer.sqlite");
        lease = SqlStores.open(folder.resolve("inner.sqlite"), OPTIONS);
        log = lease.store().write(transaction -> {
            LogRecord created = transaction.create(UUID.randomUUID(), null, null);
            transaction.putStatus(created.id(), "done", new Cell.Int(0));
            return created;
        });
        revision = lease.store().read(Snapshot::revision);
    }

    @AfterEach
    void close() {
        threads.shutdownNow();
        lease.close();
    }

    /** The database, but that it holds up one method, or refuses to write. */
    private final class Database implements InvocationHandler {

        private final CountDownLatch entered = new CountDownLatch(1);
        private final CountDownLatch released = new CountDownLatch(1);
        private volatile String held = "";
        private volatile String heldAfterwards = "";
        private volatile boolean refuses;

        @Override
        public @Nullable Object invoke(Object proxy, Method method, Object @Nullable [] arguments) throws Throwable {
            if (method.getName().equals("close")) {
                return null; // the lease does
            } else if (method.getName().equals(held)) {
                entered.countDown();
                released.await();
            } else if (refuses && method.getName().equals("write")) {
                throw new BusyException("refused");
            }
            Object result;
            try {
                result = method.invoke(lease.store(), arguments);
            } catch (InvocationTargetException e) {
                throw e.getCause();
            }
            if (method.getName().equals(heldAfterwards)) {
                entered.countDown();
                released.await();
            }
            return result;
        }

        Store before() {
            return with(OPTIONS);
        }

        Store with(StoreOptions options) {
            Store store =
                    (Store) Proxy.newProxyInstance(Store.class.getClassLoader(), new Class<?>[] {Store.class}, this);
            return TailStore.before(store, JournalPlace.beside(file), options);
        }
    }

    private Stream<Path> journals() throws Exception {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(path -> path.toString().contains("outer.sqlite.journal-")).toList().stream();
        }
    }

    @Test
    void whoAppendsDoesNotWaitForOneWhoLooksIntoTheDatabase() throws Exception {
        Database database = new Database();
        try (Store store = database.before()) {
            store.read(Snapshot::revision);
            assertThat(store.put(log, revision, 5, "cost", 1)).isTrue();
            store.force();
            database.held = "find";
            Future<Found> before = threads.submit(() -> store.exchange(log, revision, 5, "cost", new Cell.Real(2)));
            database.entered.await();
            Future<Boolean> put = threads.submit(() -> store.put(log, revision, 6, "cost", 3));
            assertThat(put.get(5, TimeUnit.SECONDS)).isTrue();
            database.held = "";
            database.released.countDown();
            assertThat(before.get()).isEqualTo(new Found(revision, new Cell.Real(1)));
            assertThat(store.find(log.id(), 5, "cost").cell()).isEqualTo(new Cell.Real(2));
        } finally {
            database.released.countDown();
        }
    }

    @Test
    void norForOneWhoAddsToTheStatus() throws Exception {
        Database database = new Database();
        try (Store store = database.before()) {
            store.read(Snapshot::revision);
            database.held = "readSoon";
            Future<Boolean> added = threads.submit(() -> store.addToStatus(log, revision, "done", 1));
            database.entered.await();
            Future<Boolean> put = threads.submit(() -> store.put(log, revision, 6, "cost", 3));
            assertThat(put.get(5, TimeUnit.SECONDS)).isTrue();
            database.held = "";
            database.released.countDown();
            assertThat(added.get()).isTrue();
            assertThat(store.findStatus(log.id(), "done").cell()).isEqualTo(new Cell.Int(1));
        } finally {
            database.released.countDown();
        }
    }

    /** What is brought to the database after it was asked is not missed. */
    @Test
    void whatChangesBetweenTheLookAndTheAppendIsAnswered() throws Exception {
        Database database = new Database();
        try (Store store = database.before()) {
            store.read(Snapshot::revision);
            assertThat(store.put(log, revision, 5, "cost", 1)).isTrue();
            store.force();
            database.held = "find";
            Future<Found> before = threads.submit(() -> store.exchange(log, revision, 5, "cost", new Cell.Real(9)));
            database.entered.await();
            assertThat(store.put(log, revision, 5, "cost", 2)).isTrue();
            store.force();
            database.held = "";
            database.released.countDown();
            assertThat(before.get()).isEqualTo(new Found(revision, new Cell.Real(2)));
        } finally {
            database.released.countDown();
        }
    }

    @Test
    void whatWasJustBroughtIsReadWithoutLookingForIt() throws Exception {
        Database database = new Database();
        try (Store store = database.before()) {
            store.read(Snapshot::revision);
            assertThat(store.put(log, revision, 5, "cost", 1)).isTrue();
            store.force();
            database.held = "find"; // who gets there stays there
            assertThat(store.find(log.id(), 5, "cost")).isEqualTo(new Found(revision, new Cell.Real(1)));
            database.held = "findRow";
            assertThat(store.findRow(log.id(), 5).cells()).containsOnly(entry("cost", new Cell.Real(1)));
            assertThat(store.put(log, revision, 5, "rate", 2)).isTrue();
            assertThat(store.findRow(log.id(), 5).cells()).containsOnlyKeys("cost", "rate");
        }
    }

    /** Another generation brought its beginning. */
    @Test
    void aRowOfWhichOnlyTheEndWasJustBroughtIsWhole() {
        try (Store store = new Database().before()) {
            store.read(Snapshot::revision);
            assertThat(store.put(log, revision, 5, "cost", 1)).isTrue();
            store.force();
            assertThat(store.put(log, revision, 5, "rate", 2)).isTrue();
            store.force();
            assertThat(store.findRow(log.id(), 5).cells())
                    .containsOnly(entry("cost", new Cell.Real(1)), entry("rate", new Cell.Real(2)));
        }
    }

    @Test
    void whatAnotherProgramMakesOfItIsReadAtOnce() throws Exception {
        try (Store store = new Database().before()) {
            store.read(Snapshot::revision);
            assertThat(store.put(log, revision, 5, "cost", 1)).isTrue();
            store.force();
            assertThat(store.find(log.id(), 5, "cost").cell()).isEqualTo(new Cell.Real(1));
            setAllByAnotherProgram(2);
            assertThat(store.find(log.id(), 5, "cost").cell()).isEqualTo(new Cell.Real(2));
            assertThat(store.findRow(log.id(), 5).cells()).containsOnly(entry("cost", new Cell.Real(2)));
            assertThat(store.put(log, revision, 5, "cost", 3)).isTrue();
            store.force();
            setAllByAnotherProgram(4);
            assertThat(store.findRow(log.id(), 5).cells()).containsOnly(entry("cost", new Cell.Real(4)));
        }
    }

    @Test
    void theStatusIsWhatOthersMadeOfItAndWhatIsStillToBeAdded() throws Exception {
        Database database = new Database();
        try (Store store = database.before()) {
            store.read(Snapshot::revision);
            assertThat(store.addToStatus(log, revision, "done", 1)).isTrue();
            database.held = "write";
            Future<?> forced = threads.submit(store::force);
            database.entered.await();
            assertThat(store.addToStatus(log, revision, "done", 1)).isTrue();
            assertThat(store.findStatus(log.id(), "done").cell()).isEqualTo(new Cell.Int(2));
            lease.store().write(transaction -> {
                transaction.putStatus(log.id(), "done", new Cell.Int(100));
                return true;
            });
            database.held = "";
            database.released.countDown();
            forced.get();
            assertThat(store.findStatus(log.id(), "done").cell()).isEqualTo(new Cell.Int(102));
        } finally {
            database.released.countDown();
        }
    }

    /** Who inherits it asks whether it is still what shows. */
    @Test
    void theLineageIsTheDatabasesForWhatAnotherLogInherits() {
        try (Store store = new Database().before()) {
            store.read(Snapshot::revision);
            assertThat(store.put(log, revision, 5, "cost", 1)).isTrue();
            lease.store().write(transaction -> {
                LogRecord child = transaction.create(UUID.randomUUID(), log.id(), 9L);
                transaction.setEarlyTimes(child.withEarly(5));
                return true;
            });
            Found inherited = store.findInherited(log.id(), 5, "cost");
            assertThat(inherited.cell()).isEqualTo(new Cell.Real(1));
            assertThat(inherited.revision()).isGreaterThan(revision);
        }
    }

    /** Whoever has read it anywhere reads nothing older anywhere else. */
    @Test
    void whatATransactionHasChangedIsReadAsSoonAsItIsCommitted() throws Exception {
        Database database = new Database();
        try (Store store = database.before()) {
            store.read(Snapshot::revision);
            assertThat(store.put(log, revision, 5, "cost", 1)).isTrue();
            assertThat(store.addToStatus(log, revision, "done", 1)).isTrue();
            database.heldAfterwards = "write";
            Future<Boolean> changed = threads.submit(() -> store.write(transaction -> {
                transaction.put(log.id(), 5, "cost", new Cell.Real(2));
                transaction.putStatus(log.id(), "done", new Cell.Int(100));
                return true;
            }));
            database.entered.await();
            assertThat(store.find(log.id(), 5, "cost").cell()).isEqualTo(new Cell.Real(2));
            assertThat(store.findInherited(log.id(), 5, "cost").cell()).isEqualTo(new Cell.Real(2));
            assertThat(store.findRow(log.id(), 5).cells()).containsOnly(entry("cost", new Cell.Real(2)));
            assertThat(store.findStatus(log.id(), "done").cell()).isEqualTo(new Cell.Int(100));
            assertThat(store.put(log, revision, 5, "cost", 3)).isTrue();
            assertThat(store.find(log.id(), 5, "cost").cell()).isEqualTo(new Cell.Real(3));
            database.heldAfterwards = "";
            database.released.countDown();
            assertThat(changed.get()).isTrue();
            assertThat(store.find(log.id(), 5, "cost").cell()).isEqualTo(new Cell.Real(3));
        } finally {
            database.released.countDown();
        }
    }

    private void setAllByAnotherProgram(double value) throws Exception {
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + folder.resolve("inner.sqlite"));
                Statement statement = connection.createStatement()) {
            statement.execute("UPDATE entries SET value = " + value);
        }
    }

    @Test
    void soIsWhatATransactionOrAnotherStoreMakesOfIt() {
        try (Store store = new Database().before();
                Store other = new Database().before()) {
            store.read(Snapshot::revision);
            assertThat(store.put(log, revision, 5, "cost", 1)).isTrue();
            store.force();
            other.write(transaction -> {
                transaction.put(log.id(), 5, "cost", new Cell.Real(2));
                return true;
            });
            assertThat(store.find(log.id(), 5, "cost").cell()).isEqualTo(new Cell.Real(2));
            assertThat(other.put(log, revision, 5, "cost", 3)).isTrue();
            other.force();
            assertThat(store.find(log.id(), 5, "cost").cell()).isEqualTo(new Cell.Real(3));
            store.write(transaction -> {
                transaction.remove(log.id(), 5, "cost");
                return true;
            });
            assertThat(store.find(log.id(), 5, "cost").cell()).isNull();
            assertThat(other.findRow(log.id(), 5).cells()).isEmpty();
        }
    }

    /** The database forgets the journal then, and with it how much of it it has. */
    @Test
    void whatIsReadWhileTheLastWriterClosesCountsOnce() throws Exception {
        Store writer = new Database().before();
        writer.read(Snapshot::revision);
        Database reading = new Database();
        try (Store reader = reading.with(READING)) {
            assertThat(writer.addToStatus(log, revision, "done", 1)).isTrue();
            reading.held = "read";
            Future<Cell> read = threads.submit(() -> reader.read(snapshot -> snapshot.status(log.id(), "done")));
            reading.entered.await();
            writer.close();
            reading.held = "";
            reading.released.countDown();
            assertThat(read.get()).isEqualTo(new Cell.Int(1));
        } finally {
            reading.released.countDown();
        }
    }

    @Test
    void whoPromisesMoreWaitsForTheCommitThatPromisesLess() throws Exception {
        StoreOptions more =
                new StoreOptions(Durability.POWER_LOSS, Duration.ofMillis(100), false, Sealing.USUAL, null, null);
        Database database = new Database();
        try (Store store = database.before()) {
            store.read(Snapshot::revision);
            assertThat(store.put(log, revision, 5, "cost", 1)).isTrue();
            database.held = "write";
            Future<?> forced = threads.submit(store::force);
            database.entered.await();
            Database joining = new Database();
            assertThatThrownBy(() -> joining.with(more)).isInstanceOf(BusyException.class);
            database.held = "";
            database.released.countDown();
            forced.get();
            try (Store joined = joining.with(more)) {
                assertThat(joined.put(log, revision, 6, "cost", 2)).isTrue();
                assertThat(store.find(log.id(), 6, "cost").cell()).isEqualTo(new Cell.Real(2));
            }
        } finally {
            database.released.countDown();
        }
        assertThat(journals()).isEmpty();
    }

    /** It kept its journal after the one who opens had looked for journals, and before that one was there to go on with it. */
    @Test
    void whatACloseCouldNotBringIsBroughtByWhoeverOpensMeanwhile() throws Exception {
        Database closing = new Database();
        Store first = closing.before();
        first.read(Snapshot::revision);
        closing.refuses = true;
        assertThat(first.put(log, revision, 5, "cost", 1)).isTrue();
        Journal dead = Journal.create(file, 1 << 16);
        dead.appender().log(0, log.uuid());
        dead.close();
        Database opening = new Database();
        opening.held = "write";
        try {
            Future<Store> opened = threads.submit(opening::before);
            while (!opening.entered.await(10, TimeUnit.MILLISECONDS)) {
                if (opened.isDone()) { // the first one's thread had that journal
                    opened.get().close();
                    opened = threads.submit(opening::before);
                }
            }
            assertThatThrownBy(first::close).isInstanceOf(BusyException.class);
            opening.held = "";
            opening.released.countDown();
            try (Store second = opened.get()) {
                for (int i = 0;
                        i < 500 && lease.store().find(log.id(), 5, "cost").cell() == null;
                        i++) {
                    TimeUnit.MILLISECONDS.sleep(10);
                }
                assertThat(second.find(log.id(), 5, "cost").cell()).isEqualTo(new Cell.Real(1));
            }
            assertThat(journals()).isEmpty();
        } finally {
            opening.released.countDown();
        }
    }

    /** Nobody would bring it to the database. */
    @Test
    void nothingIsAppendedAfterTheLastOneWasClosed() throws Exception {
        Store store = new Database().before();
        store.read(Snapshot::revision);
        assertThat(store.put(log, revision, 5, "cost", 1)).isTrue();
        store.close();
        assertThat(store.put(log, revision, 6, "cost", 1)).isFalse();
        assertThat(journals()).isEmpty();
    }

    @Test
    void journalsThatAreGoneAreForgotten() {
        Journal living = Journal.create(file, 1 << 16);
        try {
            try (Store store = new Database().before()) {
                store.read(Snapshot::revision);
                store.write(transaction -> {
                    transaction.noteJournal(0xabc, 7, List.of());
                    transaction.noteJournal(-1, 7, List.of());
                    transaction.noteJournal(living.id(), 3, List.of());
                    return true;
                });
                assertThat(store.put(log, revision, 5, "cost", 1)).isTrue();
            }
            assertThat(noted(living.id())).isEqualTo(3);
            assertThat(noted(0xabc)).isZero();
            assertThat(noted(-1)).isZero();
        } finally {
            living.closeAndDelete();
        }
    }

    private long noted(long journal) {
        return lease.store().read(snapshot -> snapshot.journalled(LogRecord.NONE, journal));
    }
}
