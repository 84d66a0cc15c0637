package oms.verify;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;

/**
 * What was touched since a moment: orders and other keys of events, and shelves. Everything that changes an order or its money
 * leaves an event, a delivery or an operation of the gateway, and everything that changes stock a row of its ledger, in the same
 * transaction. What is changed past the code leaves none of them; the next audit of everything finds it.
 *
 * @param keys ids of orders, and the keys of their and all other events
 * @param shelves a SKU in a warehouse each
 */
record Changes(List<String> keys, List<Shelf> shelves) {
    /** A SKU in a warehouse. */
    record Shelf(String merchant, String warehouse, String sku) {}

    static final Changes NONE = new Changes(List.of(), List.of());

    private static final String KEYS = """
            select key from oms_events.event where occurred_at >= ?
            union select body ->> 'orderId' from oms_events.event where occurred_at >= ? and body ->> 'orderId' is not null
            union select key from oms_events.delivery where delivered_at >= ?
            union select order_id from oms_payment.operation where created_at >= ? or settled_at >= ?""";
    private static final String SHELVES =
            "select distinct merchant, warehouse, sku from oms_inventory.ledger where at >= ?";

    /** @param since earlier than the last look by more than a transaction can take: its rows are seen when it commits */
    static Changes since(Connection connection, Instant since) throws SQLException {
        var keys = new ArrayList<String>();
        try (var query = prepared(connection, KEYS, 5, since);
                var rows = query.executeQuery()) {
            while (rows.next()) keys.add(rows.getString(1));
        }
        var shelves = new ArrayList<Shelf>();
        try (var query = prepared(connection, SHELVES, 1, since);
                var rows = query.executeQuery()) {
            while (rows.next()) shelves.add(new Shelf(rows.getString(1), rows.getString(2), rows.getString(3)));
        }
        return new Changes(keys, shelves);
    }

    private static PreparedStatement prepared(Connection connection, String sql, int times, Instant since)
            throws SQLException {
        var query = connection.prepareStatement(sql);
        for (int i = 1; i <= times; i++) query.setObject(i, OffsetDateTime.ofInstant(since, ZoneOffset.UTC));
        return query;
    }

    int size() {
        return keys.size() + shelves.size();
    }

    Object[] merchants() {
        return shelves.stream().map(Shelf::merchant).toArray();
    }

    Object[] warehouses() {
        return shelves.stream().map(Shelf::warehouse).toArray();
    }

    Object[] skus() {
        return shelves.stream().map(Shelf::sku).toArray();
    }
}
