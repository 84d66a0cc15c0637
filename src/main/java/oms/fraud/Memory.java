package oms.fraud;

import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import oms.order.OrderView;
import org.jdbi.v3.core.Jdbi;

/** What is remembered of orders; asked with bounded look-backs, each by its index. */
@Singleton
class Memory {
    /** An earlier order that shares something. */
    record Similar(
            String orderId,
            String number,
            String state,
            long amountMinor,
            String currency,
            Instant placedAt,
            String shared) {}

    /** Each part reads a bounded number of rows by an index: of every key the newest {@code :counted}, of the shop 200. */
    private static final String EVIDENCE = """
            with mine as (
                select state, amount_minor, currency, card_key, device_key, address_key, placed_at from oms_fraud.sighting
                 where merchant = :merchant and customer_key = :customer and placed_at > :year and placed_at <= :at and order_id <> :order
                 order by placed_at desc limit :counted),
            card as (
                select state, customer_key, address_key, placed_at from oms_fraud.sighting
                 where merchant = :merchant and card_key = :card and placed_at > :year and placed_at <= :at and order_id <> :order
                 order by placed_at desc limit :counted),
            device as (
                select state, customer_key, placed_at from oms_fraud.sighting
                 where merchant = :merchant and device_key = :device and placed_at > :year and placed_at <= :at and order_id <> :order
                 order by placed_at desc limit :counted),
            place as (
                select placed_at from oms_fraud.sighting
                 where merchant = :merchant and address_key = :address and placed_at > :week and placed_at <= :at and order_id <> :order
                 order by placed_at desc limit :counted),
            net as (
                select placed_at from oms_fraud.sighting
                 where merchant = :merchant and ip_key = :ip and placed_at > :week and placed_at <= :at and order_id <> :order
                 order by placed_at desc limit :counted),
            spent as (select ln(greatest(amount_minor, 1)) as value from mine where currency = :currency),
            usually as (select count(*) as number, coalesce(percentile_cont(0.5) within group (order by value), 0) as median from spent),
            shop as (
                select amount_minor, ln(greatest(amount_minor, 1)) as value from oms_fraud.sighting
                 where merchant = :merchant and currency = :currency and placed_at <= :at and order_id <> :order
                 order by placed_at desc limit :shop),
            here as (select count(*) as number, coalesce(percentile_cont(0.5) within group (order by value), 0) as median from shop),
            block as (
                select kind from oms_fraud.listed
                 where merchant = :merchant and list = 'BLOCK' and (until is null or until > :now)
                   and (kind, key) in (('CUSTOMER', :customer), ('CARD', :card), ('DEVICE', :device), ('ADDRESS', :address), ('IP', :ip)))
            select (select count(*) from mine) as customer_orders,
                   (select count(*) from mine where state = 'DELIVERED') as customer_delivered,
                   (select count(*) from mine where state = 'REJECTED') as customer_rejected,
                   usually.number as customer_valued, usually.median as customer_median,
                   coalesce((select percentile_cont(0.5) within group (order by abs(value - usually.median)) from spent), 0) as customer_deviation,
                   here.number as shop_valued, here.median as shop_median,
                   coalesce((select percentile_cont(0.5) within group (order by abs(value - here.median)) from shop), 0) as shop_deviation,
                   (select count(*) from shop where amount_minor < :amount) as shop_below,
                   (select count(*) from card) as card_orders,
                   (select count(*) from card where state = 'REJECTED') as card_rejected,
                   (select count(distinct customer_key) from card where customer_key <> :customer and placed_at > :month) as card_others,
                   (select count(*) from device where state = 'REJECTED') as device_rejected,
                   (select count(distinct customer_key) from device where customer_key <> :customer and placed_at > :month) as device_others,
                   exists (select 1 from mine where card_key = :card) as known_card,
                   exists (select 1 from mine where device_key = :device) as known_device,
                   exists (select 1 from mine where address_key = :address) as known_address,
                   exists (select 1 from card where address_key = :address) as card_at_address,
                   (select array[count(*) filter (where placed_at > :hour), count(*) filter (where placed_at > :day), count(*) filter (where placed_at > :week)]::int[] from mine) as by_customer,
                   (select array[count(*) filter (where placed_at > :hour), count(*) filter (where placed_at > :day), count(*) filter (where placed_at > :week)]::int[] from card) as by_card,
                   (select array[count(*) filter (where placed_at > :hour), count(*) filter (where placed_at > :day), count(*) filter (where placed_at > :week)]::int[] from device) as by_device,
                   (select array[count(*) filter (where placed_at > :hour), count(*) filter (where placed_at > :day), count(*)]::int[] from place) as by_address,
                   (select array[count(*) filter (where placed_at > :hour), count(*) filter (where placed_at > :day), count(*)]::int[] from net) as by_ip,
                   (select coalesce(array_agg(kind), '{}') from block) as blocked
              from usually, here""";

    private final Jdbi jdbi;
    private final Hashes hashes;

    Memory(Jdbi jdbi, Hashes hashes) {
        this.jdbi = jdbi;
        this.hashes = hashes;
    }

    /** Remembers the order, once. */
    Sighting remember(OrderView order) {
        return keep(Sighting.of(order, hashes::of));
    }

    Sighting keep(Sighting sighting) {
        jdbi.useHandle(h -> h.createUpdate("""
                        insert into oms_fraud.sighting (order_id, merchant, number, customer_key, card_key, device_key, address_key, ip_key, amount_minor, currency, placed_at)
                        values (:order, :merchant, :number, :customer, :card, :device, :address, :ip, :amount, :currency, :at)
                        on conflict (order_id) do nothing""")
                .bind("order", sighting.orderId())
                .bind("merchant", sighting.merchant())
                .bind("number", sighting.number())
                .bind("customer", sighting.customerKey())
                .bind("card", sighting.cardKey())
                .bind("device", sighting.deviceKey())
                .bind("address", sighting.addressKey())
                .bind("ip", sighting.ipKey())
                .bind("amount", sighting.amountMinor())
                .bind("currency", sighting.currency())
                .bind("at", sighting.placedAt())
                .execute());
        return sighting;
    }

    /** @param order its number or its id */
    Optional<String> find(String merchant, String order) {
        return jdbi.withHandle(h -> h.createQuery(
                        "select order_id from oms_fraud.sighting where merchant = :merchant and (number = :order or order_id = :order)")
                .bind("merchant", merchant)
                .bind("order", order)
                .mapTo(String.class)
                .findOne());
    }

    Optional<Sighting> sighting(String merchant, String orderId) {
        return jdbi.withHandle(h -> h.createQuery("""
                        select order_id, merchant, number, customer_key, card_key, device_key, address_key, ip_key, amount_minor, currency, placed_at
                          from oms_fraud.sighting where order_id = :order and merchant = :merchant""")
                .bind("order", orderId)
                .bind("merchant", merchant)
                .mapTo(Sighting.class)
                .findOne());
    }

    /** Notes how the order ended. */
    void ended(String merchant, String orderId, String state) {
        jdbi.useHandle(h -> h.createUpdate(
                        "update oms_fraud.sighting set state = :state where order_id = :order and merchant = :merchant")
                .bind("state", state)
                .bind("order", orderId)
                .bind("merchant", merchant)
                .execute());
    }

    /** @param now which list entries are in force; what is remembered counts from the order's own time */
    Evidence around(Sighting sighting, Instant now) {
        var at = sighting.placedAt();
        return jdbi.withHandle(h -> h.createQuery(EVIDENCE)
                .bind("merchant", sighting.merchant())
                .bind("order", sighting.orderId())
                .bind("customer", sighting.customerKey())
                .bind("card", sighting.cardKey())
                .bind("device", sighting.deviceKey())
                .bind("address", sighting.addressKey())
                .bind("ip", sighting.ipKey())
                .bind("amount", sighting.amountMinor())
                .bind("currency", sighting.currency())
                .bind("at", at)
                .bind("hour", at.minus(Duration.ofHours(1)))
                .bind("day", at.minus(Duration.ofDays(1)))
                .bind("week", at.minus(Duration.ofDays(7)))
                .bind("month", at.minus(Duration.ofDays(30)))
                .bind("year", at.minus(Duration.ofDays(365)))
                .bind("now", now)
                .bind("counted", Pace.COUNTED)
                .bind("shop", Evidence.SHOP_ORDERS)
                .mapTo(Found.class)
                .map(Found::evidence)
                .one());
    }

    /** @return the newest orders that share customer, card, device, address or IP address with this one, and what became of them */
    List<Similar> similar(String merchant, String orderId, int limit) {
        return jdbi.withHandle(h -> h.createQuery("""
                        with it as (select * from oms_fraud.sighting where order_id = :order and merchant = :merchant),
                        found as (
                          (select s.*, 'customer' as shared from it join oms_fraud.sighting s on s.merchant = it.merchant and s.customer_key = it.customer_key order by s.placed_at desc limit :limit)
                          union all (select s.*, 'card' from it join oms_fraud.sighting s on s.merchant = it.merchant and s.card_key = it.card_key order by s.placed_at desc limit :limit)
                          union all (select s.*, 'device' from it join oms_fraud.sighting s on s.merchant = it.merchant and s.device_key = it.device_key order by s.placed_at desc limit :limit)
                          union all (select s.*, 'address' from it join oms_fraud.sighting s on s.merchant = it.merchant and s.address_key = it.address_key order by s.placed_at desc limit :limit)
                          union all (select s.*, 'IP address' from it join oms_fraud.sighting s on s.merchant = it.merchant and s.ip_key = it.ip_key order by s.placed_at desc limit :limit))
                        select order_id, number, state, amount_minor, currency, placed_at, string_agg(shared, ', ') as shared
                          from found where order_id <> :order
                         group by order_id, number, state, amount_minor, currency, placed_at order by placed_at desc limit :limit""")
                .bind("merchant", merchant)
                .bind("order", orderId)
                .bind("limit", limit + 1)
                .mapTo(Similar.class)
                .list());
    }
}
