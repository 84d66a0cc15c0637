package oms.fraud;

import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.security.InvalidKeyException;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import oms.order.OrderView;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

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
            java.time.Instant placedAt,
            String shared) {}

    private static final String EVIDENCE = """
            with mine as (
                select state, amount_minor, currency, device_key, placed_at from oms_fraud.sighting
                 where merchant = :merchant and customer_key = :customer and placed_at > :year and placed_at <= :at and order_id <> :order
                 order by placed_at desc limit 50),
            shop as (
                select amount_minor from oms_fraud.sighting
                 where merchant = :merchant and currency = :currency and placed_at <= :at and order_id <> :order
                 order by placed_at desc limit 200),
            card as (
                select state, customer_key, placed_at from oms_fraud.sighting
                 where merchant = :merchant and card_key = :card and placed_at > :year and placed_at <= :at and order_id <> :order
                 order by placed_at desc limit 50),
            device as (
                select state, customer_key, placed_at from oms_fraud.sighting
                 where merchant = :merchant and device_key = :device and placed_at > :year and placed_at <= :at and order_id <> :order
                 order by placed_at desc limit 50),
            place as (
                select 1 from oms_fraud.sighting
                 where merchant = :merchant and address_key = :address and placed_at > :hour and placed_at <= :at and order_id <> :order
                 limit 50),
            block as (
                select kind from oms_fraud.blocked
                 where merchant = :merchant and (kind, key) in (('CUSTOMER', :customer), ('CARD', :card), ('DEVICE', :device), ('ADDRESS', :address)))
            select (select count(*) from mine) as customer_orders,
                   (select count(*) from mine where state = 'DELIVERED') as customer_delivered,
                   (select count(*) from mine where state = 'REJECTED') as customer_rejected,
                   (select count(*) from mine where currency = :currency) as customer_valued,
                   coalesce((select percentile_cont(0.5) within group (order by amount_minor) from mine where currency = :currency), 0) as customer_median,
                   (select count(*) from shop) as shop_valued,
                   coalesce((select percentile_cont(0.5) within group (order by amount_minor) from shop), 0) as shop_median,
                   (select count(*) from card) as card_orders,
                   (select count(*) from card where state = 'REJECTED') as card_rejected,
                   (select count(distinct customer_key) from card where customer_key <> :customer and placed_at > :month) as card_others,
                   (select count(*) from device where state = 'REJECTED') as device_rejected,
                   (select count(distinct customer_key) from device where customer_key <> :customer and placed_at > :month) as device_others,
                   exists (select 1 from mine where device_key = :device) as known_device,
                   (select count(*) from mine where placed_at > :hour) as hour_by_customer,
                   (select count(*) from card where placed_at > :hour) as hour_by_card,
                   (select count(*) from device where placed_at > :hour) as hour_by_device,
                   (select count(*) from place) as hour_by_address,
                   exists (select 1 from block where kind = 'CUSTOMER') as customer_blocked,
                   exists (select 1 from block where kind = 'CARD') as card_blocked,
                   exists (select 1 from block where kind = 'DEVICE') as device_blocked,
                   exists (select 1 from block where kind = 'ADDRESS') as address_blocked""";

    private final Jdbi jdbi;
    private volatile byte @Nullable [] salt;

    Memory(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    /** Remembers the order, once. */
    Sighting remember(OrderView order) {
        var sighting = Sighting.of(order, this::hash);
        jdbi.useHandle(h -> h.createUpdate("""
                        insert into oms_fraud.sighting (order_id, merchant, number, customer_key, card_key, device_key, address_key, amount_minor, currency, placed_at)
                        values (:order, :merchant, :number, :customer, :card, :device, :address, :amount, :currency, :at)
                        on conflict (order_id) do nothing""")
                .bind("order", sighting.orderId())
                .bind("merchant", sighting.merchant())
                .bind("number", sighting.number())
                .bind("customer", sighting.customerKey())
                .bind("card", sighting.cardKey())
                .bind("device", sighting.deviceKey())
                .bind("address", sighting.addressKey())
                .bind("amount", sighting.amountMinor())
                .bind("currency", sighting.currency())
                .bind("at", sighting.placedAt())
                .execute());
        return sighting;
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

    Evidence around(Sighting sighting) {
        return jdbi.withHandle(h -> h.createQuery(EVIDENCE)
                .bind("merchant", sighting.merchant())
                .bind("order", sighting.orderId())
                .bind("customer", sighting.customerKey())
                .bind("card", sighting.cardKey())
                .bind("device", sighting.deviceKey())
                .bind("address", sighting.addressKey())
                .bind("currency", sighting.currency())
                .bind("at", sighting.placedAt())
                .bind("hour", sighting.placedAt().minus(Duration.ofHours(1)))
                .bind("month", sighting.placedAt().minus(Duration.ofDays(30)))
                .bind("year", sighting.placedAt().minus(Duration.ofDays(365)))
                .mapTo(Evidence.class)
                .one());
    }

    /** @return the newest orders that share customer, card, device or address with this one */
    List<Similar> similar(String merchant, String orderId, int limit) {
        return jdbi.withHandle(h -> h.createQuery("""
                        with it as (select * from oms_fraud.sighting where order_id = :order and merchant = :merchant),
                        found as (
                          (select s.*, 'customer' as shared from it join oms_fraud.sighting s on s.merchant = it.merchant and s.customer_key = it.customer_key order by s.placed_at desc limit :limit)
                          union all (select s.*, 'card' from it join oms_fraud.sighting s on s.merchant = it.merchant and s.card_key = it.card_key order by s.placed_at desc limit :limit)
                          union all (select s.*, 'device' from it join oms_fraud.sighting s on s.merchant = it.merchant and s.device_key = it.device_key order by s.placed_at desc limit :limit)
                          union all (select s.*, 'address' from it join oms_fraud.sighting s on s.merchant = it.merchant and s.address_key = it.address_key order by s.placed_at desc limit :limit))
                        select order_id, number, state, amount_minor, currency, placed_at, string_agg(shared, ', ') as shared
                          from found where order_id <> :order
                         group by order_id, number, state, amount_minor, currency, placed_at order by placed_at desc limit :limit""")
                .bind("merchant", merchant)
                .bind("order", orderId)
                .bind("limit", limit + 1)
                .mapTo(Similar.class)
                .list());
    }

    /** HMAC-SHA-256 (RFC 2104) under the installation's salt. */
    private String hash(String name) {
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(salt(), "HmacSHA256"));
            return HexFormat.of().formatHex(mac.doFinal(name.getBytes(StandardCharsets.UTF_8)), 0, 16);
        } catch (NoSuchAlgorithmException | InvalidKeyException e) {
            throw new IllegalStateException("Every Java has HmacSHA256", e);
        }
    }

    private byte[] salt() {
        var known = salt;
        if (known != null) return known;
        var read = jdbi.withHandle(h -> h.createQuery("select value from oms_fraud.salt")
                        .mapTo(String.class)
                        .one())
                .getBytes(StandardCharsets.UTF_8);
        salt = read;
        return read;
    }
}
