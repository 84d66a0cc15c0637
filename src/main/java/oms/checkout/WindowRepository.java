package oms.checkout;

import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.PreparedBatch;
import org.jspecify.annotations.Nullable;

/** Windows, the weeks they are made from, and who has a place. */
@Singleton
class WindowRepository {
    private static final String SELECT = """
            select id, warehouse, starts_at as start, ends_at as end, closes_at as order_before, capacity, booked, closed
              from oms_checkout.delivery_window where merchant = :merchant""";

    private final Jdbi jdbi;

    WindowRepository(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    Optional<DeliveryWindow> find(String merchant, String id) {
        return jdbi.withHandle(h -> h.createQuery(SELECT + " and id = :id")
                .bind("merchant", merchant)
                .bind("id", id)
                .mapTo(DeliveryWindow.class)
                .findOne());
    }

    /** @return those with a place left that can be booked, the next first; all of them, so the time is what bounds them */
    List<DeliveryWindow> open(String merchant, List<String> warehouses, Instant now, Instant until) {
        return jdbi.withHandle(h -> h.createQuery(SELECT + "\n" + """
                         and not closed and booked < capacity and closes_at > :now and starts_at < :until and warehouse = any(:warehouses)
                         order by starts_at, warehouse, id""")
                .bind("merchant", merchant)
                .bind("now", now)
                .bind("until", until)
                .bindArray("warehouses", String.class, (Object[]) warehouses.toArray(String[]::new))
                .mapTo(DeliveryWindow.class)
                .list());
    }

    /**
     * @param after the last one that was seen, null for the first page
     * @return those that have not ended, the next first
     */
    List<DeliveryWindow> coming(String merchant, Instant now, @Nullable DeliveryWindow after, int limit) {
        return jdbi.withHandle(h -> h.createQuery(SELECT + "\n" + """
                         and ends_at > :now and (:first or (starts_at, warehouse, id) > (:start, :warehouse, :id))
                         order by starts_at, warehouse, id limit :limit""")
                .bind("merchant", merchant)
                .bind("now", now)
                .bind("first", after == null)
                .bind("start", after == null ? now : after.start())
                .bind("warehouse", after == null ? "" : after.warehouse())
                .bind("id", after == null ? "" : after.id())
                .bind("limit", limit)
                .mapTo(DeliveryWindow.class)
                .list());
    }

    /** What is there already stays as it is. */
    int add(String merchant, List<DeliveryWindow> windows) {
        if (windows.isEmpty()) return 0;
        return jdbi.withHandle(h -> {
            PreparedBatch batch = h.prepareBatch("""
                    insert into oms_checkout.delivery_window (id, merchant, warehouse, starts_at, ends_at, closes_at, capacity)
                    values (:id, :merchant, :warehouse, :start, :end, :closes, :capacity) on conflict do nothing""");
            for (var w : windows)
                batch.bind("id", w.id())
                        .bind("merchant", merchant)
                        .bind("warehouse", w.warehouse())
                        .bind("start", w.start())
                        .bind("end", w.end())
                        .bind("closes", w.orderBefore())
                        .bind("capacity", w.capacity())
                        .add();
            return java.util.Arrays.stream(batch.execute()).sum();
        });
    }

    /** @return false where there is none, or more places are booked than that */
    boolean change(String merchant, String id, int capacity, boolean closed) {
        return jdbi.withHandle(h -> h.createUpdate("""
                                update oms_checkout.delivery_window set capacity = :capacity, closed = :closed
                                 where id = :id and merchant = :merchant and booked <= :capacity""")
                        .bind("id", id)
                        .bind("merchant", merchant)
                        .bind("capacity", capacity)
                        .bind("closed", closed)
                        .execute()
                == 1);
    }

    /** Takes a place where one is left. One statement, which locks the window until the transaction ends. */
    boolean book(String merchant, String id, String orderId, Instant now) {
        return jdbi.withHandle(h -> h.createUpdate("""
                                with taken as (
                                  update oms_checkout.delivery_window set booked = booked + 1
                                   where id = :id and merchant = :merchant and booked < capacity and not closed and closes_at > :now
                                  returning id)
                                insert into oms_checkout.window_booking (order_id, merchant, window_id, booked_at)
                                select :order, :merchant, id, :now from taken""")
                        .bind("id", id)
                        .bind("merchant", merchant)
                        .bind("order", orderId)
                        .bind("now", now)
                        .execute()
                == 1);
    }

    /** Gives an order's place back, once. */
    void free(String merchant, String orderId, Instant now) {
        jdbi.useHandle(h -> h.createUpdate("""
                        with freed as (
                          update oms_checkout.window_booking set freed_at = :now
                           where order_id = :order and merchant = :merchant and freed_at is null returning window_id)
                        update oms_checkout.delivery_window w set booked = booked - 1 from freed where w.id = freed.window_id""")
                .bind("order", orderId)
                .bind("merchant", merchant)
                .bind("now", now)
                .execute());
    }

    List<WindowRule> plan(String merchant) {
        return jdbi.withHandle(h -> h.createQuery("""
                        select warehouse, weekday, begins, ends, capacity, closes_before_minutes from oms_checkout.window_plan
                         where merchant = :merchant order by warehouse, weekday, begins, ends""")
                .bind("merchant", merchant)
                .mapTo(WindowRule.class)
                .list());
    }

    /** Asked for no one merchant: the job that makes windows serves all. */
    List<String> planning() {
        return jdbi.withHandle(h -> h.createQuery("select distinct merchant from oms_checkout.window_plan order by 1")
                .mapTo(String.class)
                .list());
    }

    void put(String merchant, WindowRule rule) {
        jdbi.useHandle(h -> h.createUpdate("""
                        insert into oms_checkout.window_plan (merchant, warehouse, weekday, begins, ends, capacity, closes_before_minutes)
                        values (:merchant, :warehouse, :weekday, :begins, :ends, :capacity, :closes)
                        on conflict (merchant, warehouse, weekday, begins, ends)
                        do update set capacity = excluded.capacity, closes_before_minutes = excluded.closes_before_minutes""")
                .bind("merchant", merchant)
                .bind("warehouse", rule.warehouse())
                .bind("weekday", rule.weekday())
                .bind("begins", rule.begins())
                .bind("ends", rule.ends())
                .bind("capacity", rule.capacity())
                .bind("closes", rule.closesBeforeMinutes())
                .execute());
    }

    void remove(String merchant, WindowRule rule) {
        jdbi.useHandle(h -> h.createUpdate("""
                        delete from oms_checkout.window_plan
                         where merchant = :merchant and warehouse = :warehouse and weekday = :weekday and begins = :begins and ends = :ends""")
                .bind("merchant", merchant)
                .bind("warehouse", rule.warehouse())
                .bind("weekday", rule.weekday())
                .bind("begins", rule.begins())
                .bind("ends", rule.ends())
                .execute());
    }
}
