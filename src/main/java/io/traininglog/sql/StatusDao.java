package io.traininglog.sql;

import io.traininglog.value.Cell;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Rows of the {@code status} table. What has no statement here is stated by each dialect. */
interface StatusDao {

    List<StatusCell> all(@Log long log);

    @Nullable
    StatusCell find(@Log long log, @Key String key);

    void put(@Log long log, @Key String key, Cell cell);

    void remove(@Log long log, @Key String key);

    @KeptSql("DELETE FROM status WHERE log = ?")
    void removeLog(@Log long log);
}
