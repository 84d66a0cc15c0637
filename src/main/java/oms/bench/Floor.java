package oms.bench;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Types;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import oms.bench.Footprint.Addition;
import oms.bench.Footprint.Change;

/**
 * Writes rows like those of one checkout in one bare transaction: prepared statements on a connection of its own, rows of one table
 * in one batch. What is there changes last, as the application does it too.
 */
final class Floor implements AutoCloseable {
    private final Connection database;
    private final Map<String, PreparedStatement> statements = new HashMap<>();

    Floor(DataSource source) throws SQLException {
        this.database = source.getConnection();
        database.setAutoCommit(false);
    }

    void write(Footprint footprint) throws SQLException {
        var fresh = footprint.tokens().fresh();
        var additions = footprint.additions();
        for (int i = 0; i < additions.size(); ) {
            int end = i + 1;
            while (end < additions.size()
                    && additions.get(end).table().equals(additions.get(i).table())) end++;
            add(additions.subList(i, end), fresh);
            i = end;
        }
        for (var change : footprint.changes()) change(change);
        database.commit();
    }

    private void add(List<Addition> rows, String[] fresh) throws SQLException {
        var table = rows.getFirst().table();
        if (rows.stream().anyMatch(row -> row.counted() >= 0)) {
            for (var row : rows) addCounted(row, fresh);
            return;
        }
        var insert = statement(insert(table));
        for (var row : rows) {
            bind(insert, row, fresh);
            insert.addBatch();
        }
        insert.executeBatch();
    }

    private void addCounted(Addition row, String[] fresh) throws SQLException {
        var insert = statement(insert(row.table()) + " returning " + row.table().counted());
        bind(insert, row, fresh);
        try (var number = insert.executeQuery()) {
            number.next();
            if (row.counted() >= 0) fresh[row.counted()] = number.getString(1);
        }
    }

    private static String insert(Table table) {
        return "insert into " + table.name() + " (" + String.join(", ", table.columns()) + ") values ("
                + String.join(", ", Collections.nCopies(table.columns().size(), "?")) + ")";
    }

    private static void bind(PreparedStatement insert, Addition row, String[] fresh) throws SQLException {
        for (int i = 0; i < row.values().size(); i++) {
            var value = row.values().get(i);
            insert.setObject(i + 1, value == null ? null : value.fill(fresh), Types.OTHER);
        }
    }

    private void change(Change change) throws SQLException {
        var table = change.row().table();
        var columns = List.copyOf(change.amounts().keySet());
        var update = statement("update " + table.name() + " set "
                + columns.stream().map(c -> c + " = " + c + " + ?").collect(Collectors.joining(", ")) + " where "
                + table.key().stream().map(c -> c + " = ?").collect(Collectors.joining(" and ")));
        int i = 1;
        for (var column : columns)
            update.setLong(i++, Objects.requireNonNull(change.amounts().get(column)));
        for (var key : change.row().key()) update.setObject(i++, key, Types.OTHER);
        update.executeUpdate();
    }

    private PreparedStatement statement(String sql) throws SQLException {
        var known = statements.get(sql);
        if (known != null) return known;
        var prepared = database.prepareStatement(sql);
        statements.put(sql, prepared);
        return prepared;
    }

    @Override
    public void close() throws SQLException {
        database.close();
    }
}
