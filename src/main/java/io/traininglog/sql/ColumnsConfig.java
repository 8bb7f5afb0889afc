package io.traininglog.sql;

import org.jdbi.v3.core.config.JdbiConfig;
import org.jspecify.annotations.Nullable;

/** The {@link Columns} of a {@code Jdbi}'s dialect. Public because Jdbi constructs it. */
public final class ColumnsConfig implements JdbiConfig<ColumnsConfig> {

    private @Nullable Columns columns;

    public ColumnsConfig() {}

    void set(Columns dialects) {
        this.columns = dialects;
    }

    Columns columns() {
        if (columns == null) {
            throw new IllegalStateException("this Jdbi was given no columns");
        }
        return columns;
    }

    @Override
    public ColumnsConfig createCopy() {
        ColumnsConfig copy = new ColumnsConfig();
        copy.columns = columns;
        return copy;
    }
}
