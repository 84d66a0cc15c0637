package oms.order;

import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import oms.events.History;
import oms.identity.MerchantView;
import oms.identity.Merchants;
import oms.money.Money;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/** How many orders stand where, how today goes, and which ones need somebody: counted from the open orders, not from all. */
@Singleton
class OrderFigures {
    /** A promise that ends within this time is at risk. */
    private static final Duration RISK = Duration.ofHours(1);

    /** Orders that are not delivered this long after they were placed were delivered on no day that counts as today. */
    private static final Duration LONGEST_WAY = Duration.ofDays(30);

    private static final int SHOWN = 12;

    /**
     * Orders that wait for the same step.
     *
     * @param oldest when the first of them was placed, or null
     * @param risk how many promises are broken or end within the hour
     * @param late how many are broken
     */
    record Step(
            String label,
            String statuses,
            long count,
            @Nullable Instant oldest,
            long risk,
            long late) {
        public String tone() {
            return late > 0 ? "bad" : risk > 0 ? "warn" : "plain";
        }
    }

    /** What waits for a person. */
    record Attention(long reviews, long backordered, long failedDeliveries, long held, long late, long shortPicks) {}

    /** A day until now, or until the same time of it. */
    record Day(long placed, long cancelled, long delivered, Money sold) {}

    /** Today beside yesterday at the same time. */
    record Today(Day today, Day yesterday) {}

    /** An order that needs somebody, with what is wrong and what one does about it. */
    record Trouble(String id, String number, OrderStatus status, String what, String nextStep, Instant deliverBy) {}

    private record Count(OrderStatus status, long orders, Instant oldest, long risk, long late) {}

    private record Row(
            String id,
            String number,
            OrderStatus status,
            @Nullable String heldReason,
            Instant deliverBy) {}

    private record Sums(long placed, long cancelled, long delivered, long soldMinor) {}

    private final Jdbi jdbi;
    private final Clock clock;
    private final Merchants merchants;
    private final History history;

    OrderFigures(Jdbi jdbi, Clock clock, Merchants merchants, History history) {
        this.jdbi = jdbi;
        this.clock = clock;
        this.merchants = merchants;
        this.history = history;
    }

    /** @return the steps between Buy and the door, in the order in which orders pass them */
    List<Step> steps(String merchant) {
        var now = clock.instant();
        var counts = new EnumMap<OrderStatus, Count>(OrderStatus.class);
        jdbi.withHandle(h -> h.createQuery("""
                        select status, count(*) as orders, min(placed_at) as oldest, count(*) filter (where deliver_by < :risk) as risk,
                               count(*) filter (where deliver_by < :now) as late
                          from oms_order.customer_order where merchant = :merchant and status = any(:open) group by status""")
                        .bind("merchant", merchant)
                        .bindArray("open", String.class, open())
                        .bind("risk", now.plus(RISK))
                        .bind("now", now)
                        .mapTo(Count.class)
                        .list())
                .forEach(count -> counts.put(count.status(), count));
        return List.of(
                step("To authorise", counts, OrderStatus.PENDING),
                step("To check", counts, OrderStatus.AUTHORIZED),
                step("In review", counts, OrderStatus.MANUAL_REVIEW),
                step("To allocate", counts, OrderStatus.APPROVED, OrderStatus.BACKORDERED),
                step("To pick", counts, OrderStatus.ALLOCATED),
                step("To pack", counts, OrderStatus.PICKED),
                step("To hand off", counts, OrderStatus.PACKED),
                step("On the road", counts, OrderStatus.IN_TRANSIT, OrderStatus.DELIVERY_FAILED));
    }

    private static Step step(String label, Map<OrderStatus, Count> counts, OrderStatus... statuses) {
        long orders = 0;
        long risk = 0;
        long late = 0;
        Instant oldest = null;
        var names = new ArrayList<String>();
        for (var status : statuses) {
            names.add(status.name());
            var count = counts.get(status);
            if (count == null) continue;
            orders += count.orders();
            risk += count.risk();
            late += count.late();
            if (oldest == null || count.oldest().isBefore(oldest)) oldest = count.oldest();
        }
        return new Step(label, String.join(",", names), orders, oldest, risk, late);
    }

    Attention attention(String merchant) {
        var counts = jdbi.withHandle(h -> h.createQuery("""
                        select count(*) filter (where status = 'MANUAL_REVIEW') as reviews, count(*) filter (where status = 'BACKORDERED') as backordered,
                               count(*) filter (where status = 'DELIVERY_FAILED') as failed_deliveries, count(*) filter (where held_reason is not null) as held,
                               count(*) filter (where deliver_by < :now) as late, cast(:shortPicks as bigint) as short_picks
                          from oms_order.customer_order where merchant = :merchant and status = any(:open)""")
                .bind("merchant", merchant)
                .bindArray("open", String.class, open())
                .bind("now", clock.instant())
                .bind("shortPicks", history.count(merchant, "order.short_picked", morning(merchants.get(merchant), 0)))
                .mapTo(Attention.class)
                .one());
        return counts;
    }

    /** @return the most pressing first: who waits longest beyond the promise */
    List<Trouble> troubles(String merchant) {
        var now = clock.instant();
        return jdbi
                .withHandle(h -> h.createQuery("""
                        select id, number, status, held_reason, deliver_by from oms_order.customer_order
                         where merchant = :merchant and status = any(:open)
                           and (held_reason is not null or status in ('MANUAL_REVIEW', 'BACKORDERED', 'DELIVERY_FAILED') or deliver_by < :risk)
                         order by deliver_by, id limit :shown""")
                        .bind("merchant", merchant)
                        .bindArray("open", String.class, open())
                        .bind("risk", now.plus(RISK))
                        .bind("shown", SHOWN)
                        .mapTo(Row.class)
                        .list())
                .stream()
                .map(row -> explained(row, now))
                .toList();
    }

    private static Trouble explained(Row row, Instant now) {
        var late = row.deliverBy().isBefore(now);
        var what = row.heldReason() != null
                ? "On hold: " + row.heldReason()
                : switch (row.status()) {
                    case MANUAL_REVIEW -> "Looks unusual; waits for a fraud review";
                    case BACKORDERED -> "No warehouse or driver can take it now";
                    case DELIVERY_FAILED -> "The driver could not hand it over";
                    default -> late ? "Later than promised" : "Promised within the hour";
                };
        var next = row.heldReason() != null
                ? "Release it, or cancel"
                : switch (row.status()) {
                    case MANUAL_REVIEW -> "Approve or reject";
                    case BACKORDERED -> "Receive stock, start a shift, or cancel";
                    case DELIVERY_FAILED -> "Send it again, or take it back";
                    case PENDING -> "See its payment";
                    case AUTHORIZED, APPROVED -> "See what it waits for";
                    case ALLOCATED -> "Have it picked";
                    case PICKED -> "Have it packed";
                    case PACKED -> "Have it loaded";
                    default -> late ? "Tell the shopper" : "Watch the trip";
                };
        return new Trouble(row.id(), row.number(), row.status(), what, next, row.deliverBy());
    }

    Today today(String merchant) {
        var shop = merchants.get(merchant);
        var now = clock.instant();
        return new Today(day(shop, morning(shop, 0), now), day(shop, morning(shop, 1), now.minus(Duration.ofDays(1))));
    }

    private Day day(MerchantView merchant, Instant from, Instant until) {
        var currency = merchant.currency();
        var sums = jdbi.withHandle(h -> h.createQuery("""
                        select (select count(*) from oms_order.customer_order where merchant = :merchant and placed_at >= :from and placed_at < :until) as placed,
                               (select count(*) from oms_order.customer_order where merchant = :merchant and status in ('CANCELLED', 'REJECTED')
                                   and placed_at >= :earliest and updated_at >= :from and updated_at < :until) as cancelled,
                               (select count(*) from oms_order.customer_order where merchant = :merchant and status = 'DELIVERED'
                                   and placed_at >= :earliest and updated_at >= :from and updated_at < :until) as delivered,
                               (select coalesce(sum(total_minor), 0) from oms_order.customer_order where merchant = :merchant and currency = :currency
                                   and placed_at >= :from and placed_at < :until and status not in ('CANCELLED', 'REJECTED')) as sold_minor""")
                .bind("merchant", merchant.id())
                .bind("currency", currency)
                .bind("from", from)
                .bind("until", until)
                .bind("earliest", from.minus(LONGEST_WAY))
                .mapTo(Sums.class)
                .one());
        return new Day(sums.placed(), sums.cancelled(), sums.delivered(), Money.of(sums.soldMinor(), currency));
    }

    /** @return when the merchant's business day began, {@code daysAgo} days ago */
    private Instant morning(MerchantView merchant, int daysAgo) {
        var zone = merchant.zone();
        return clock.instant()
                .atZone(zone)
                .toLocalDate()
                .minusDays(daysAgo)
                .atStartOfDay(zone)
                .toInstant();
    }

    private static Object[] open() {
        return java.util.Arrays.stream(OrderStatus.values())
                .filter(status -> !status.isTerminal())
                .map(Enum::name)
                .toArray();
    }
}
