package oms.fraud;

import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import oms.money.Money;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/** Charge-backs in their table. */
@Singleton
class ChargeBackRepository {
    /** @param chargedBackMinor by those that stand */
    record Charged(String number, long amountMinor, String currency, Instant placedAt, long chargedBackMinor) {}

    private record Row(
            String id,
            String orderId,
            String number,
            String reference,
            ChargeBack.Reason reason,
            LocalDate happenedOn,
            long amountMinor,
            String currency,
            String recordedBy,
            Instant recordedAt,
            @Nullable String reversedReason,
            @Nullable String reversedBy,
            @Nullable Instant reversedAt) {
        ChargeBack chargeBack() {
            var reversal = reversedReason == null || reversedBy == null || reversedAt == null
                    ? null
                    : new ChargeBack.Reversal(reversedReason, reversedBy, reversedAt);
            return new ChargeBack(
                    id,
                    orderId,
                    number,
                    reference,
                    reason,
                    happenedOn,
                    Money.of(amountMinor, currency),
                    recordedBy,
                    recordedAt,
                    reversal);
        }
    }

    private static final String SELECT = """
            select c.id, c.order_id, s.number, c.reference, c.reason, c.happened_on, c.amount_minor, c.currency, c.recorded_by, c.recorded_at,
                   c.reversed_reason, c.reversed_by, c.reversed_at
              from oms_fraud.charge_back c join oms_fraud.sighting s using (order_id)
             where c.merchant = :merchant""";

    private final Jdbi jdbi;

    ChargeBackRepository(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    /** Locks what is remembered of the order: of two charge-backs at once the second sees the first. */
    Charged lockOrder(String merchant, String orderId) {
        return jdbi.withHandle(h -> {
            h.createQuery(
                            "select 1 from oms_fraud.sighting where order_id = :order and merchant = :merchant for update")
                    .bind("order", orderId)
                    .bind("merchant", merchant)
                    .mapTo(Integer.class)
                    .one();
            return h.createQuery("""
                            select number, amount_minor, currency, placed_at,
                                   (select coalesce(sum(c.amount_minor), 0) from oms_fraud.charge_back c
                                     where c.order_id = s.order_id and c.reversed_at is null) as charged_back_minor
                              from oms_fraud.sighting s where order_id = :order and merchant = :merchant""")
                    .bind("order", orderId)
                    .bind("merchant", merchant)
                    .mapTo(Charged.class)
                    .one();
        });
    }

    void add(String id, String merchant, String orderId, ChargeBack.Told told, String by, Instant now) {
        jdbi.useHandle(h -> h.createUpdate("""
                        insert into oms_fraud.charge_back (id, merchant, order_id, reference, reason, happened_on, amount_minor, currency, recorded_by, recorded_at)
                        values (:id, :merchant, :order, :reference, :reason, :date, :amount, :currency, :by, :now)""")
                .bind("id", id)
                .bind("merchant", merchant)
                .bind("order", orderId)
                .bind("reference", told.name())
                .bind("reason", told.reason().name())
                .bind("date", told.date())
                .bind("amount", told.amount().minor())
                .bind("currency", told.amount().currency())
                .bind("by", by)
                .bind("now", now)
                .execute());
    }

    Optional<ChargeBack> find(String merchant, String orderId, String reference) {
        return jdbi.withHandle(h -> h.createQuery(SELECT + " and c.order_id = :order and c.reference = :reference")
                .bind("merchant", merchant)
                .bind("order", orderId)
                .bind("reference", reference)
                .mapTo(Row.class)
                .map(Row::chargeBack)
                .findOne());
    }

    Optional<ChargeBack> get(String merchant, String id) {
        return jdbi.withHandle(h -> h.createQuery(SELECT + " and c.id = :id")
                .bind("merchant", merchant)
                .bind("id", id)
                .mapTo(Row.class)
                .map(Row::chargeBack)
                .findOne());
    }

    List<ChargeBack> newest(String merchant, @Nullable Instant beforeTime, @Nullable String beforeId, int limit) {
        return jdbi.withHandle(h -> h.createQuery(SELECT + "\n" + """
                         and (cast(:time as timestamptz) is null or (c.recorded_at, c.id) < (:time, :id))
                         order by c.recorded_at desc, c.id desc limit :limit""")
                .bind("merchant", merchant)
                .bind("time", beforeTime)
                .bind("id", beforeId)
                .bind("limit", limit)
                .mapTo(Row.class)
                .map(Row::chargeBack)
                .list());
    }

    /** @return false where it was reversed before */
    boolean reverse(String merchant, String id, String reason, String by, Instant now) {
        return jdbi.withHandle(h -> h.createUpdate("""
                                update oms_fraud.charge_back set reversed_reason = :reason, reversed_by = :by, reversed_at = :now
                                 where id = :id and merchant = :merchant and reversed_at is null""")
                        .bind("reason", reason)
                        .bind("by", by)
                        .bind("now", now)
                        .bind("id", id)
                        .bind("merchant", merchant)
                        .execute()
                == 1);
    }

    boolean standsForFraud(String merchant, String orderId) {
        return jdbi.withHandle(h -> h.createQuery("""
                        select exists (select 1 from oms_fraud.charge_back
                                        where merchant = :merchant and order_id = :order and reason = 'FRAUD' and reversed_at is null)""")
                .bind("merchant", merchant)
                .bind("order", orderId)
                .mapTo(Boolean.class)
                .one());
    }
}
