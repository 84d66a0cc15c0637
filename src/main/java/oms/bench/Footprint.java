package oms.bench;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import oms.bench.Tokens.Template;
import org.jspecify.annotations.Nullable;

/**
 * What one checkout left in the database: the rows it added, and the amounts by which it changed rows that were there. Found by
 * comparing all tables before and after; nothing else may be written meanwhile.
 *
 * @param additions in an order that foreign keys allow
 */
record Footprint(Tokens tokens, List<Addition> additions, List<Change> changes) {
    /**
     * A row to add.
     *
     * @param values a template for each of the table's columns, null where the row has none
     * @param counted the token its counted number is for, -1 where nobody refers to it
     */
    record Addition(Table table, List<@Nullable Template> values, int counted) {}

    /** @param amounts what is added to columns, in a row that is there */
    record Change(Row row, Map<String, Long> amounts) {}

    private static final Pattern WHOLE = Pattern.compile("-?\\d{1,18}");

    /** All rows of all tables at one time. */
    record World(List<Table> tables, Map<Table, Map<List<String>, Row>> rows) {
        static World of(Connection database) throws SQLException {
            var tables = Table.all(database);
            var rows = new LinkedHashMap<Table, Map<List<String>, Row>>();
            for (var table : tables) rows.put(table, table.rows(database));
            return new World(tables, rows);
        }

        private Map<List<String>, Row> of(Table table) {
            return Objects.requireNonNull(rows.get(table));
        }

        private Set<String> ids() {
            var ids = new HashSet<String>();
            rows.values().forEach(table -> ids.addAll(idsIn(table.values())));
            return ids;
        }
    }

    int rows() {
        return additions.size() + changes.size();
    }

    static Footprint between(World before, World after) {
        var added = new ArrayList<Row>();
        var changes = new ArrayList<Change>();
        for (var table : before.tables()) {
            var earlier = before.of(table);
            after.of(table).forEach((key, row) -> {
                var old = earlier.get(key);
                if (old == null) added.add(row);
                else if (!old.equals(row)) changes.add(change(old, row));
            });
        }
        var tokens = new Tokens();
        var known = before.ids();
        idsIn(added).stream().filter(id -> !known.contains(id)).forEach(tokens::add);
        added.forEach(row -> addUnique(tokens, row));
        return new Footprint(tokens, additions(tokens, added), List.copyOf(changes));
    }

    private static Set<String> idsIn(Collection<Row> rows) {
        var ids = new java.util.LinkedHashSet<String>();
        for (var row : rows)
            for (var value : row.values().values())
                if (value != null)
                    Tokens.ID.matcher(value).results().map(MatchResult::group).forEach(ids::add);
        return ids;
    }

    /** What a unique index would refuse a second time: its last column becomes a token, unless one is in it. */
    private static void addUnique(Tokens tokens, Row row) {
        for (var columns : row.table().unique()) {
            if (columns.contains(row.table().counted())) continue;
            var values = columns.stream().map(row.values()::get).toList();
            if (values.contains(null)) continue;
            var distinct = values.stream()
                    .anyMatch(v ->
                            !tokens.template(Objects.requireNonNull(v)).tokens().isEmpty());
            if (!distinct) tokens.add(Objects.requireNonNull(values.getLast()));
        }
    }

    private static List<Addition> additions(Tokens tokens, List<Row> added) {
        var counted = new LinkedHashMap<Row, Integer>();
        for (var row : added)
            if (added.stream().anyMatch(other -> refers(other, row))) counted.put(row, tokens.addCounted());
        var additions = new ArrayList<Addition>();
        for (var row : added) {
            var values = new ArrayList<@Nullable Template>();
            for (var column : row.table().columns()) values.add(value(tokens, counted, row, column));
            additions.add(new Addition(row.table(), values, counted.getOrDefault(row, -1)));
        }
        return additions;
    }

    private static @Nullable Template value(Tokens tokens, Map<Row, Integer> counted, Row row, String column) {
        for (var parent : counted.entrySet())
            if (refers(row, parent.getKey())
                    && column.equals(parent.getKey().table().counted())) return Tokens.place(parent.getValue());
        var value = row.values().get(column);
        return value == null ? null : tokens.template(value);
    }

    /** @return whether the row repeats the number counted up for another one of its schema, in a column of the same name */
    private static boolean refers(Row row, Row to) {
        var column = to.table().counted();
        return !column.isEmpty()
                && schema(row).equals(schema(to))
                && !row.table().equals(to.table())
                && to.number().equals(row.values().get(column));
    }

    private static String schema(Row row) {
        return row.table().name().substring(0, row.table().name().indexOf('.'));
    }

    private static Change change(Row old, Row row) {
        var amounts = new LinkedHashMap<String, Long>();
        row.values().forEach((column, value) -> {
            var before = old.values().get(column);
            if (Objects.equals(before, value)) return;
            if (before == null
                    || value == null
                    || !WHOLE.matcher(before).matches()
                    || !WHOLE.matcher(value).matches())
                throw new IllegalStateException("A checkout changed "
                        + row.table().name() + "." + column + ", which the floor does not know to repeat");
            amounts.put(column, Long.parseLong(value) - Long.parseLong(before));
        });
        return new Change(row, amounts);
    }
}
