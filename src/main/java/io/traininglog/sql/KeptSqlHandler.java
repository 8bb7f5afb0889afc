package io.traininglog.sql;

import io.traininglog.store.SeriesSink;
import io.traininglog.value.Cell;
import java.lang.annotation.Annotation;
import java.lang.reflect.Method;
import java.lang.reflect.Parameter;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.jdbi.v3.core.config.ConfigRegistry;
import org.jdbi.v3.core.extension.AttachedExtensionHandler;
import org.jdbi.v3.core.extension.ExtensionHandler;
import org.jdbi.v3.core.extension.HandleSupplier;
import org.jdbi.v3.core.mapper.RowMapper;
import org.jdbi.v3.core.mapper.RowMappers;
import org.jspecify.annotations.Nullable;

/** Runs {@link KeptSql}. Public because Jdbi constructs it. */
public final class KeptSqlHandler implements ExtensionHandler {

    private final String sql;
    private final boolean isUpdate;
    private final boolean isList;
    private final boolean hasReader;
    private final boolean hasSink;
    private final boolean endsWithNumbers;
    private final boolean mayFindNothing;
    private final boolean[] isLog;
    private final boolean[] isKey;
    private final boolean[] isFetched;
    private final Type rowType;

    public KeptSqlHandler(Class<?> sqlObjectType, Method method) {
        this.sql = method.getAnnotation(KeptSql.class).value();
        Type[] parameters = method.getGenericParameterTypes();
        Type last = parameters.length == 0 ? void.class : parameters[parameters.length - 1];
        this.hasReader = last instanceof ParameterizedType type && type.getRawType() == Predicate.class;
        this.hasSink = last == SeriesSink.class;
        this.endsWithNumbers = hasSink && method.getReturnType() == Long.class;
        this.isLog = areMarked(method, Log.class);
        this.isKey = areMarked(method, Key.class);
        this.isFetched = areMarked(method, Fetched.class);
        this.isList = method.getReturnType() == List.class;
        this.mayFindNothing = !method.getReturnType().isPrimitive();
        this.isUpdate = method.getReturnType() == void.class && !hasReader && !hasSink;
        this.rowType =
                hasReader ? argument(last) : isList ? argument(method.getGenericReturnType()) : method.getReturnType();
    }

    private static boolean[] areMarked(Method method, Class<? extends Annotation> by) {
        Parameter[] parameters = method.getParameters();
        boolean[] marked = new boolean[parameters.length];
        for (int i = 0; i < marked.length; i++) {
            marked[i] = parameters[i].isAnnotationPresent(by);
        }
        return marked;
    }

    private static Type argument(Type type) {
        return ((ParameterizedType) type).getActualTypeArguments()[0];
    }

    @Override
    public AttachedExtensionHandler attachTo(ConfigRegistry config, Object target) {
        return new Attached(config.get(ColumnsConfig.class).columns(), isUpdate || hasSink ? null : mapper(config));
    }

    private RowMapper<?> mapper(ConfigRegistry config) {
        if (rowType == long.class || rowType == Long.class) {
            return (row, context) -> row.getLong(1);
        } else if (rowType == boolean.class) {
            return (row, context) -> row.getBoolean(1);
        } else if (rowType == String.class) {
            return (row, context) -> row.getString(1);
        }
        return config.get(RowMappers.class)
                .findFor(rowType)
                .orElseThrow(() -> new IllegalStateException("no row mapper for " + rowType + " is registered"));
    }

    /** For one session; used by one thread at a time, never within itself. */
    private final class Attached implements AttachedExtensionHandler {

        private final Columns columns;
        private final @Nullable RowMapper<?> mapper;
        private @Nullable PreparedStatement kept;
        private boolean isRunning;

        Attached(Columns columns, @Nullable RowMapper<?> mapper) {
            this.columns = columns;
            this.mapper = mapper;
        }

        @Override
        public @Nullable Object invoke(HandleSupplier handles, Object... arguments) {
            if (isRunning) {
                throw new IllegalStateException("within itself, it would lose its place: " + sql);
            }
            isRunning = true;
            try {
                return run(handles, arguments);
            } catch (SQLException e) {
                throw new StatementException(e);
            } finally {
                isRunning = false;
            }
        }

        private @Nullable Object run(HandleSupplier handles, Object[] arguments) throws SQLException {
            PreparedStatement statement = kept;
            if (statement == null) {
                statement = handles.getHandle().getConnection().prepareStatement(sql);
                columns.ready(statement, hasReader || hasSink);
                kept = statement;
            }
            bind(statement, arguments);
            if (isUpdate) {
                statement.executeUpdate();
                forgetLarge(statement, arguments, 0, arguments.length);
                return null;
            }
            try (ResultSet rows = statement.executeQuery()) {
                return mapper == null ? pour(rows, arguments) : read(rows, mapper, arguments);
            }
        }

        private void bind(PreparedStatement statement, Object[] arguments) throws SQLException {
            int position = 1;
            int count = hasReader || hasSink ? arguments.length - 1 : arguments.length;
            for (int i = 0; i < count; i++) {
                position = bind(statement, position, arguments[i], i);
            }
        }

        private int bind(PreparedStatement statement, int position, @Nullable Object argument, int place)
                throws SQLException {
            if (isLog[place] && argument instanceof Long log) {
                return columns.bindLog(statement, position, log);
            } else if (isKey[place] && argument instanceof String key) {
                return columns.bindKey(statement, position, key);
            } else if (isFetched[place] && argument instanceof Integer rows) {
                statement.setFetchSize(rows);
                return position;
            } else if (argument instanceof Cell cell) {
                return columns.bindCell(statement, position, cell);
            }
            KeptSqlHandler.bind(statement, position, argument);
            return position + 1;
        }

        private @Nullable Object pour(ResultSet rows, Object[] arguments) throws SQLException {
            SeriesSink sink = (SeriesSink) arguments[arguments.length - 1];
            if (endsWithNumbers) {
                return pourNumbers(rows, sink);
            }
            while (rows.next()) {
                columns.pour(rows, sink);
            }
            return null;
        }

        private @Nullable Long pourNumbers(ResultSet rows, SeriesSink sink) throws SQLException {
            while (rows.next()) {
                long time = rows.getLong(1);
                double number = rows.getDouble(2);
                if (rows.wasNull()) {
                    return time;
                }
                sink.number(time, number);
            }
            return null;
        }

        private @Nullable Object read(ResultSet rows, RowMapper<?> mapper, Object[] arguments) throws SQLException {
            if (isList) {
                List<Object> list = new ArrayList<>();
                while (rows.next()) {
                    list.add(mapper.map(rows, null));
                }
                return list;
            } else if (hasReader) {
                @SuppressWarnings("unchecked") // as the method declares it
                Predicate<Object> reader = (Predicate<Object>) arguments[arguments.length - 1];
                boolean wantsMore = true;
                while (wantsMore && rows.next()) {
                    wantsMore = reader.test(mapper.map(rows, null));
                }
                return null;
            }
            if (rows.next()) {
                return mapper.map(rows, null);
            } else if (mayFindNothing) {
                return null;
            }
            throw new SQLException("the database is damaged, no row is found by " + sql + ". Restore a backup");
        }
    }

    /** A kept statement would keep what was bound to it. */
    static void forgetLarge(PreparedStatement statement, Object[] arguments, int from, int to) throws SQLException {
        for (int i = from; i < to; i++) {
            Object argument = arguments[i];
            boolean isLarge = argument instanceof Cell.Blob
                    || (argument instanceof Cell.Text text && text.value().length() > 1024);
            if (isLarge) {
                statement.clearParameters();
                return;
            }
        }
    }

    /** Binds what is the same in every dialect. */
    private static void bind(PreparedStatement statement, int position, @Nullable Object argument) throws SQLException {
        if (argument instanceof Long integer) {
            statement.setLong(position, integer);
        } else if (argument instanceof byte[] bytes) {
            statement.setBytes(position, bytes);
        } else if (argument == null) {
            statement.setNull(position, Types.NULL);
        } else if (argument instanceof Integer integer) {
            statement.setInt(position, integer);
        } else if (argument instanceof String text) {
            statement.setString(position, text);
        } else {
            statement.setObject(position, argument); // an array, which the driver knows
        }
    }
}
