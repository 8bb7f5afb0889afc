package io.traininglog.sql;

import io.traininglog.value.Cell;
import java.lang.reflect.Method;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Collections;
import org.jdbi.v3.core.config.ConfigRegistry;
import org.jdbi.v3.core.extension.AttachedExtensionHandler;
import org.jdbi.v3.core.extension.ExtensionHandler;
import org.jdbi.v3.core.extension.HandleSupplier;
import org.jspecify.annotations.Nullable;

/** Runs {@link KeptRows}. Public because Jdbi constructs it. */
public final class KeptRowsHandler implements ExtensionHandler {

    /** More rows than this go into further statements, so that not every size is prepared. */
    private static final int MOST_ROWS = 64;

    private final KeptRows operation;

    public KeptRowsHandler(Class<?> sqlObjectType, Method method) {
        this.operation = method.getAnnotation(KeptRows.class);
    }

    @Override
    public AttachedExtensionHandler attachTo(ConfigRegistry config, Object target) {
        return new Attached();
    }

    /** For one session; used by one thread at a time. */
    private final class Attached implements AttachedExtensionHandler {

        private final @Nullable PreparedStatement[] kept = new PreparedStatement[MOST_ROWS + 1];

        @Override
        public @Nullable Object invoke(HandleSupplier handles, Object... arguments) {
            try {
                insert(handles, arguments);
                return null;
            } catch (SQLException e) {
                throw new StatementException(e);
            }
        }

        private void insert(HandleSupplier handles, Object[] arguments) throws SQLException {
            int shared = arguments.length - 2;
            long[] numbers = (long[]) arguments[shared];
            Cell[] cells = (Cell[]) arguments[shared + 1];
            for (int from = 0; from < numbers.length; from += MOST_ROWS) {
                int to = Math.min(numbers.length, from + MOST_ROWS);
                PreparedStatement statement = statement(handles.getHandle().getConnection(), to - from);
                int position = 1;
                for (int i = 0; i < shared; i++) {
                    statement.setLong(position++, (Long) arguments[i]);
                }
                for (int i = from; i < to; i++) {
                    statement.setLong(position, numbers[i]);
                    position = SqliteColumns.bind(statement, position + 1, cells[i]);
                }
                statement.executeUpdate();
                KeptSqlHandler.forgetLarge(statement, cells, from, to);
            }
        }

        private PreparedStatement statement(Connection connection, int rows) throws SQLException {
            PreparedStatement statement = kept[rows];
            if (statement == null) {
                String values = String.join(", ", Collections.nCopies(rows, operation.row()));
                statement = connection.prepareStatement(operation.insert() + " " + values + " " + operation.then());
                kept[rows] = statement;
            }
            return statement;
        }
    }
}
