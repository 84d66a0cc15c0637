package oms.verify;

import java.util.List;

/** What must hold of delivery windows. */
final class WindowInvariants {
    static final List<Invariant> ALL = List.of(
            new Invariant(14, "a delivery window's bookings are its active ones, within its capacity", """
                    select w.merchant, w.id as "window", w.booked, b.active, w.capacity
                      from oms_checkout.delivery_window w,
                           lateral (select count(*) as active from oms_checkout.window_booking b where b.window_id = w.id and b.freed_at is null) b
                     where w.booked <> b.active or w.booked > w.capacity or w.booked < 0"""),
            new Invariant(14, "an order of a window has its place while it lives, and none when it ended", """
                    select o.merchant, o.id as order, o.status, b.window_id as "window", b.freed_at as freed
                      from oms_order.customer_order o left join oms_checkout.window_booking b on b.order_id = o.id
                     where (o.sla = 'WINDOW' or b.order_id is not null)
                       and (b.order_id is null or b.merchant <> o.merchant
                            or (b.freed_at is null) <> (o.status not in ('CANCELLED', 'REJECTED')))
                       and not exists (select 1 from oms_events.delivery d
                                        where d.key = o.id and d.status = 'WAITING' and d.subscriber like 'checkout.%')"""),
            new Invariant(14, "an order of a window is promised for that window", """
                    select o.merchant, o.id as order, o.window_start, o.deliver_by, w.starts_at, w.ends_at
                      from oms_checkout.window_booking b
                      join oms_checkout.delivery_window w on w.id = b.window_id
                      join oms_order.customer_order o on o.id = b.order_id
                     where o.window_start is distinct from w.starts_at or o.deliver_by is distinct from w.ends_at"""));

    private WindowInvariants() {}
}
