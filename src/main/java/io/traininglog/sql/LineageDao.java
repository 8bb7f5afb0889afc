package io.traininglog.sql;

import io.traininglog.store.LogRecord;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Rows of the {@code lineage} table, null where one is damaged, and its revision. What has no statement here is stated by
 * each dialect.
 */
interface LineageDao {

    @Nullable
    LogRecord find(String uuid);

    /** In the order in which they were made. */
    List<@Nullable LogRecord> all();

    /** The log and its ancestors, each once, in any order. */
    List<@Nullable LogRecord> ancestry(@Log long log);

    boolean hasChildren(@Log long log);

    void setEarlyTimes(String spans, @Log long log);

    void delete(@Log long log);

    @KeptSql("SELECT revision FROM lineage_revision")
    long revision();
}
