package oms.order;

import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import oms.money.Money;
import oms.web.Cursor;
import oms.web.InvalidRequest;
import oms.web.Page;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/** Orders as lists, newest first, read page by page without counting them. */
@Singleton
class OrderList {
    private static final String SELECT = """
            select id, number, status, held_reason is not null as held, sla, deliver_by, channel, customer ->> 'name' as customer,
                   total_minor, currency, units, placed_at
              from oms_order.customer_order
             where merchant = :merchant
               and (cardinality(:statuses::text[]) = 0 or status = any(:statuses))
               and (:sla::text is null or sla = :sla) and (:channel::text is null or channel = :channel)
               and (:text::text is null or number ilike :like or customer ->> 'name' ilike :like or customer_email = :text or customer ->> 'phone' = :text)
               and (not :late or deliver_by < :now and status not in ('DELIVERED', 'REJECTED', 'CANCELLED'))
               and (not :held or held_reason is not null)
               and (:beforeTime::timestamptz is null or (placed_at, id) < (:beforeTime, :beforeId))
             order by placed_at desc, id desc limit :limit""";

    private final Jdbi jdbi;
    private final Clock clock;

    OrderList(Jdbi jdbi, Clock clock) {
        this.jdbi = jdbi;
        this.clock = clock;
    }

    /** @return the channels that the merchant's recent orders came by */
    List<String> channels(String merchant) {
        return jdbi.withHandle(h -> h.createQuery("""
                        select distinct channel from (select channel from oms_order.customer_order
                          where merchant = :merchant order by placed_at desc, id desc limit 5000) recent order by channel""")
                .bind("merchant", merchant)
                .mapTo(String.class)
                .list());
    }

    /** @throws InvalidRequest when the cursor is not one of this list */
    Page<OrderSummary> page(String merchant, OrderFilter filter, int limit, @Nullable String cursor) {
        var from = Cursor.read(cursor, 2);
        var like = filter.text() == null ? null : "%" + filter.text().replaceAll("([%_\\\\])", "\\\\$1") + "%";
        var rows = jdbi.withHandle(h -> h.createQuery(SELECT)
                .bind("merchant", merchant)
                .bindArray(
                        "statuses",
                        String.class,
                        filter.statuses().stream().map(Enum::name).toArray())
                .bind("sla", filter.sla())
                .bind("channel", filter.channel())
                .bind("text", filter.text() == null ? null : filter.text().toLowerCase(Locale.ROOT))
                .bind("like", like)
                .bind("late", filter.late())
                .bind("held", filter.held())
                .bind("now", clock.instant())
                .bind("beforeTime", from == null ? null : time(from[0]))
                .bind("beforeId", from == null ? null : from[1])
                .bind("limit", limit + 1)
                .map((rs, c) -> new OrderSummary(
                        rs.getString("id"),
                        rs.getString("number"),
                        OrderStatus.valueOf(rs.getString("status")),
                        rs.getBoolean("held"),
                        Sla.valueOf(rs.getString("sla")),
                        rs.getTimestamp("deliver_by").toInstant(),
                        rs.getString("channel"),
                        rs.getString("customer"),
                        Money.of(rs.getLong("total_minor"), rs.getString("currency")),
                        rs.getInt("units"),
                        rs.getTimestamp("placed_at").toInstant()))
                .list());
        return Page.of(rows, limit, o -> Cursor.of(o.placedAt().toString(), o.id()));
    }

    private static Instant time(String text) {
        try {
            return Instant.parse(text);
        } catch (java.time.format.DateTimeParseException e) {
            throw new InvalidRequest("/cursor", "invalid_cursor", "This cursor does not come from this list");
        }
    }
}
