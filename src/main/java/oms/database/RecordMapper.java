package oms.database;

import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.Locale;
import org.jdbi.v3.core.mapper.ColumnMapper;
import org.jdbi.v3.core.mapper.RowMapper;
import org.jdbi.v3.core.qualifier.QualifiedType;
import org.jdbi.v3.core.statement.StatementContext;

/**
 * Maps a row to any record, package-private ones too: component {@code totalMinor} comes from column {@code total_minor}.
 * Every component must have its column. (Jdbi's own constructor mapper sees public classes only.)
 */
final class RecordMapper<T> implements RowMapper<T> {
    private final Constructor<T> constructor;
    private final RecordComponent[] components;
    private final String[] columns;

    RecordMapper(Class<T> type) {
        components = type.getRecordComponents();
        columns = Arrays.stream(components).map(c -> column(c.getName())).toArray(String[]::new);
        try {
            constructor = type.getDeclaredConstructor(
                    Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new));
            constructor.setAccessible(true);
        } catch (NoSuchMethodException e) {
            throw new IllegalArgumentException(type + " is no record", e);
        }
    }

    static String column(String component) {
        return component.replaceAll("(?<=[a-z0-9])(?=[A-Z])", "_").toLowerCase(Locale.ROOT);
    }

    @Override
    public RowMapper<T> specialize(ResultSet rows, StatementContext context) throws SQLException {
        var mappers = new ColumnMapper<?>[components.length];
        var indexes = new int[components.length];
        for (int i = 0; i < components.length; i++) {
            var component = components[i];
            mappers[i] = context.findColumnMapperFor(QualifiedType.of(component.getGenericType()))
                    .orElseThrow(
                            () -> new IllegalArgumentException("No column becomes a " + component.getGenericType()));
            indexes[i] = rows.findColumn(columns[i]);
        }
        return (row, c) -> create(row, c, mappers, indexes);
    }

    @Override
    public T map(ResultSet rows, StatementContext context) throws SQLException {
        return specialize(rows, context).map(rows, context);
    }

    private T create(ResultSet row, StatementContext context, ColumnMapper<?>[] mappers, int[] indexes)
            throws SQLException {
        var values = new Object[mappers.length];
        for (int i = 0; i < mappers.length; i++) values[i] = mappers[i].map(row, indexes[i], context);
        try {
            return constructor.newInstance(values);
        } catch (InvocationTargetException e) {
            throw new IllegalStateException(
                    "A row is no " + constructor.getDeclaringClass().getSimpleName(), e.getCause());
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }
}
