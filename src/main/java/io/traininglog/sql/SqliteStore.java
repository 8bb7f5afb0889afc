package io.traininglog.sql;

import io.traininglog.TrainingLogException;
import io.traininglog.store.DatabaseState;
import io.traininglog.store.Found;
import io.traininglog.store.FoundRow;
import io.traininglog.store.Snapshot;
import io.traininglog.store.StoreOptions;
import io.traininglog.store.Transaction;
import java.sql.SQLException;
import java.util.List;
import java.util.function.Function;
import org.jdbi.v3.core.Jdbi;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A store in a SQLite database, whose history becomes chunks. */
final class SqliteStore extends SqlStore<SqliteSession> {

    private static final Logger LOG = LoggerFactory.getLogger(SqliteStore.class);

    private final Jdbi jdbi;
    private final KeyDictionary keys = new KeyDictionary();
    private final ChunkIndex chunkIndex = new ChunkIndex();
    private final ChunkCache chunkCache = new ChunkCache();
    private final Unsealed unsealed;

    SqliteStore(Connector connector, StoreOptions options, DatabaseState state) {
        super(connector, new SqliteDialect(), options, state);
        this.unsealed = new Unsealed(options.sealing());
        this.jdbi = SqliteSession.jdbi(connector::connect);
    }

    /** Sees to it that the database keeps history as columns, or as rows. */
    void setSealing(boolean on) {
        write(transaction -> {
            ((SqliteTransaction) transaction).setSealing(on);
            return true;
        });
    }

    @Override
    SqliteSession open() throws SQLException {
        return new SqliteSession(jdbi);
    }

    @Override
    public Found find(long log, long time, String key) {
        return reading(session -> lookup(session).find(log, time, key));
    }

    @Override
    public FoundRow findRow(long log, long time) {
        return reading(session -> lookup(session).findRow(log, time));
    }

    @Override
    public Found findStatus(long log, String key) {
        return reading(session -> {
            List<MarkedCell> found = session.statuses().look(log, key);
            return new Found(
                    MarkedCell.marksOf(found).revision(),
                    found.size() == 1 ? null : found.get(1).cell());
        });
    }

    private Lookup lookup(SqliteSession session) {
        return new Lookup(session, keys, chunkIndex, chunkCache);
    }

    @Override
    Snapshot snapshot(SqliteSession session) {
        return new SqliteSnapshot(session, keys, new History(session, chunkIndex, chunkCache));
    }

    @Override
    <T> Commit<SqliteSession, T> commit(Function<? super Transaction, T> change, boolean mayRunAgain) {
        return session -> commit(session, change);
    }

    private <T> T commit(SqliteSession session, Function<? super Transaction, T> change) throws SQLException {
        SqliteTransaction transaction =
                new SqliteTransaction(session, keys, new HistoryChanges(session, chunkIndex, chunkCache), unsealed);
        T result = change.apply(transaction);
        transaction.finish();
        session.commit();
        transaction.committed();
        return result;
    }

    /** Unknown while somebody writes, whom it does not wait for. */
    @Override
    public long dataVersion() {
        Long version = whileIdle(SqliteSession::dataVersion);
        return version == null ? UNKNOWN : version;
    }

    /** A commit that waits for the disk takes all earlier commits with it. */
    @Override
    public void force() {
        if (!options().readOnly()) {
            writing(session -> {
                session.force();
                return true;
            });
        }
    }

    /** Only tidies up: where it fails, the rows stay rows. */
    @Override
    void beforeClose() {
        if (unsealed.isEmpty()) {
            return;
        }
        try {
            write(transaction -> {
                ((SqliteTransaction) transaction).sealRest();
                return true;
            });
        } catch (TrainingLogException e) {
            LOG.info("{} closes with some of its newest history as rows: {}", description(), e.getMessage());
        }
    }
}
