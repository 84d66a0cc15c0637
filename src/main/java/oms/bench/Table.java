package oms.bench;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A table of the application, as the database describes it.
 *
 * @param name with its schema
 * @param columns those that one writes: neither generated nor counted up by the database
 * @param counted the column that the database counts up, empty where there is none
 * @param unique the columns of each unique index, the primary key's first
 */
record Table(String name, List<String> columns, String counted, List<List<String>> unique) {
    private static final String ALL = """
            with recursive app as (
                select c.oid, format('%I.%I', n.nspname, c.relname) as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
                 where c.relkind = 'r' and n.nspname like 'oms\\_%' and n.nspname <> 'oms_migrations'
            ), depth as (
                select oid, 0 as depth from app
                union
                select k.conrelid, d.depth + 1 from pg_constraint k join depth d on d.oid = k.confrelid
                 where k.contype = 'f' and k.conrelid <> k.confrelid and d.depth < 20
            )
            select a.oid, a.name, (select max(depth) from depth d where d.oid = a.oid) as depth from app a order by depth, name""";
    private static final String COLUMNS = """
            select attname, attidentity <> '' as counted from pg_attribute
             where attrelid = ? and attnum > 0 and not attisdropped and attgenerated = '' order by attnum""";
    private static final String UNIQUE = """
            select i.indexrelid, a.attname from pg_index i join pg_attribute a on a.attrelid = i.indrelid and a.attnum = any(i.indkey)
             where i.indrelid = ? and i.indisunique and i.indexprs is null order by i.indisprimary desc, i.indexrelid, array_position(i.indkey::int2[], a.attnum)""";

    /** @return all of them, those first that others refer to */
    static List<Table> all(Connection database) throws SQLException {
        var tables = new ArrayList<Table>();
        try (var query = database.createStatement();
                var rows = query.executeQuery(ALL)) {
            while (rows.next()) tables.add(read(database, rows.getLong("oid"), rows.getString("name")));
        }
        return tables;
    }

    private static Table read(Connection database, long oid, String name) throws SQLException {
        var columns = new ArrayList<String>();
        var counted = "";
        try (var query = database.prepareStatement(COLUMNS)) {
            query.setLong(1, oid);
            try (var rows = query.executeQuery()) {
                while (rows.next()) {
                    if (rows.getBoolean("counted")) counted = rows.getString("attname");
                    else columns.add(rows.getString("attname"));
                }
            }
        }
        return new Table(name, columns, counted, unique(database, oid));
    }

    private static List<List<String>> unique(Connection database, long oid) throws SQLException {
        var byIndex = new LinkedHashMap<Long, List<String>>();
        try (var query = database.prepareStatement(UNIQUE)) {
            query.setLong(1, oid);
            try (var rows = query.executeQuery()) {
                while (rows.next())
                    byIndex.computeIfAbsent(rows.getLong(1), i -> new ArrayList<>())
                            .add(rows.getString(2));
            }
        }
        return List.copyOf(byIndex.values());
    }

    /** @return every row there is, its values as text, by its key */
    Map<List<String>, Row> rows(Connection database) throws SQLException {
        var found = new LinkedHashMap<List<String>, Row>();
        try (var query = database.createStatement();
                var rows = query.executeQuery("select * from " + name)) {
            while (rows.next()) {
                var values = new LinkedHashMap<String, String>();
                for (var column : columns) values.put(column, rows.getString(column));
                var number = counted.isEmpty() ? "" : rows.getString(counted);
                var row = new Row(this, values, number);
                found.put(row.key(), row);
            }
        }
        return found;
    }

    /** The columns that make a row what it is. */
    List<String> key() {
        return unique.isEmpty() ? columns : unique.getFirst();
    }

    Set<String> uniqueColumns() {
        var all = new LinkedHashSet<String>();
        unique.forEach(all::addAll);
        return all;
    }
}
