package oms.fraud;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import oms.identity.Audit;
import oms.identity.Caller;
import oms.web.InvalidRequest;
import oms.web.NotFound;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/**
 * Addresses, cards, customers, devices and IP addresses of which a merchant wants no more (BLOCK: its signal speaks at full
 * strength) or which it trusts (ALLOW: approved whatever the score, unless something of the order is blocked); for a time or for
 * ever. One entry for each: the newer one replaces the older.
 */
@ApplicationScoped
class Lists {
    /** Which list. */
    enum Side {
        BLOCK,
        ALLOW
    }

    /**
     * @param key a salted hash; names the entry
     * @param number the order it was listed over; null where a value was given
     * @param hint that value, masked
     * @param until null for ever
     */
    record Entry(
            ListedKind kind,
            String key,
            Side list,
            @Nullable String number,
            @Nullable String hint,
            String reason,
            String listedBy,
            Instant listedAt,
            @Nullable Instant until) {}

    /** How long an entry holds, and why. */
    record Terms(Side list, String reason, @Nullable Instant until) {}

    private static final Duration LONGEST = Duration.ofDays(36_500);

    private static final String ADD = """
            insert into oms_fraud.listed (merchant, kind, key, list, number, hint, reason, listed_by, listed_at, until) %s
            on conflict (merchant, kind, key) do update set list = excluded.list, number = excluded.number, hint = excluded.hint,
              reason = excluded.reason, listed_by = excluded.listed_by, listed_at = excluded.listed_at, until = excluded.until
            returning kind, key, list, number, hint, reason, listed_by, listed_at, until""";

    private final Jdbi jdbi;
    private final Hashes hashes;
    private final Audit audit;
    private final Clock clock;

    Lists(Jdbi jdbi, Hashes hashes, Audit audit, Clock clock) {
        this.jdbi = jdbi;
        this.hashes = hashes;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * Lists what the order used; an order without a card, device or IP address has nothing to list.
     *
     * @throws InvalidRequest where the time is over already
     */
    @Transactional
    Optional<Entry> add(Caller by, String orderId, ListedKind kind, Terms terms) {
        var now = checked(terms);
        var entry = jdbi.withHandle(h -> h.createQuery(ADD.formatted("""
                        select merchant, :kind, key, :list, number, null, :reason, :by, :now, :until
                          from (select *, case :kind when 'ADDRESS' then address_key when 'CARD' then card_key when 'CUSTOMER' then customer_key
                                                     when 'IP' then ip_key else device_key end as key from oms_fraud.sighting) as s
                         where order_id = :order and merchant = :merchant and key is not null"""))
                .bind("kind", kind.name())
                .bind("list", terms.list().name())
                .bind("reason", terms.reason())
                .bind("by", by.name())
                .bind("now", now)
                .bind("until", terms.until())
                .bind("order", orderId)
                .bind("merchant", by.merchant())
                .mapTo(Entry.class)
                .findOne());
        entry.ifPresent(e -> audit(by, e));
        return entry;
    }

    /**
     * Lists something by its own name.
     *
     * @param value a customer's number or, of a guest, the e-mail address; a card's or device's fingerprint; an IP address
     * @throws InvalidRequest for an address, which is listed over an order, or where the time is over already
     */
    @Transactional
    Entry addValue(Caller by, ListedKind kind, String value, Terms terms) {
        var now = checked(terms);
        var entry = jdbi.withHandle(h -> h.createQuery(ADD.formatted(
                        "values (:merchant, :kind, :key, :list, null, :hint, :reason, :by, :now, :until)"))
                .bind("merchant", by.merchant())
                .bind("kind", kind.name())
                .bind("key", hashes.of(name(kind, value.strip())))
                .bind("list", terms.list().name())
                .bind("hint", Masks.of(kind, value.strip()))
                .bind("reason", terms.reason())
                .bind("by", by.name())
                .bind("now", now)
                .bind("until", terms.until())
                .mapTo(Entry.class)
                .one());
        audit(by, entry);
        return entry;
    }

    private static String name(ListedKind kind, String value) {
        var name = switch (kind) {
            case CUSTOMER -> value.indexOf('@') > 0 ? Names.guest(value) : "customer " + value;
            case CARD -> Names.card(value);
            case DEVICE -> Names.device(value);
            case IP -> Names.ip(value);
            case ADDRESS -> null;
        };
        if (name == null) throw new InvalidRequest("/kind", "by_order_only", "An address is listed over an order");
        return name;
    }

    /** @return the entries in force, the newest first */
    List<Entry> newest(String merchant, int limit) {
        return jdbi.withHandle(h -> h.createQuery("""
                        select kind, key, list, number, hint, reason, listed_by, listed_at, until from oms_fraud.listed
                         where merchant = :merchant and (until is null or until > :now) order by listed_at desc, key limit :limit""")
                .bind("merchant", merchant)
                .bind("now", clock.instant())
                .bind("limit", limit)
                .mapTo(Entry.class)
                .list());
    }

    /** @return for which the order is approved whatever its score; nothing where something of it is blocked */
    Optional<Entry> allowing(Sighting order, Instant now) {
        return jdbi.withHandle(h -> h.createQuery("""
                        select kind, key, list, number, hint, reason, listed_by, listed_at, until from oms_fraud.listed
                         where merchant = :merchant and (until is null or until > :now)
                           and (kind, key) in (('CUSTOMER', :customer), ('CARD', :card), ('DEVICE', :device), ('ADDRESS', :address), ('IP', :ip))
                         order by list = 'BLOCK' desc, kind limit 1""")
                .bind("merchant", order.merchant())
                .bind("now", now)
                .bind("customer", order.customerKey())
                .bind("card", order.cardKey())
                .bind("device", order.deviceKey())
                .bind("address", order.addressKey())
                .bind("ip", order.ipKey())
                .mapTo(Entry.class)
                .findOne()
                .filter(e -> e.list() == Side.ALLOW));
    }

    /** @throws NotFound when it is not listed */
    @Transactional
    void lift(Caller by, ListedKind kind, String key) {
        var lifted = jdbi.withHandle(h -> h.createUpdate(
                        "delete from oms_fraud.listed where merchant = :merchant and kind = :kind and key = :key")
                .bind("merchant", by.merchant())
                .bind("kind", kind.name())
                .bind("key", key)
                .execute());
        if (lifted == 0) throw new NotFound("list entry");
        audit.record(by, "fraud.list_entry_lifted", kind.name());
    }

    private Instant checked(Terms terms) {
        var now = clock.instant();
        if (terms.until() != null
                && (!terms.until().isAfter(now) || terms.until().isAfter(now.plus(LONGEST))))
            throw new InvalidRequest(
                    "/until", "impossible_time", "An entry ends later than now, and within a hundred years");
        return now;
    }

    private void audit(Caller by, Entry entry) {
        var what = entry.list() == Side.BLOCK ? "fraud.blocked" : "fraud.allowed";
        audit.record(
                by,
                what,
                "%s %s: %s"
                        .formatted(
                                entry.kind(), entry.number() == null ? entry.hint() : entry.number(), entry.reason()));
    }
}
