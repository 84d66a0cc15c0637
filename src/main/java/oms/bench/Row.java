package oms.bench;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A row as it was found.
 *
 * @param values as PostgreSQL writes them, by column
 * @param number what the database counted up to for it, empty where it counts nothing
 */
record Row(Table table, Map<String, @Nullable String> values, String number) {
    @Nullable
    String value(String column) {
        return column.equals(table.counted()) ? number : values.get(column);
    }

    List<String> key() {
        return table.key().stream()
                .map(column -> Objects.requireNonNullElse(value(column), ""))
                .toList();
    }
}
