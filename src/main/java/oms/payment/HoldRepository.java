package oms.payment;

import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import oms.money.Money;
import oms.payment.Coverage.Covered;
import org.jdbi.v3.core.Jdbi;

/** Holds as time sees them: which lapse soon, which are due to be renewed, which no longer cover what should leave. */
@Singleton
class HoldRepository {
    private static final int MOST_RENEWALS = 8;

    /** A live order's hold that lapses soon, or has. */
    record Endangered(
            String orderId, long heldMinor, String currency, Instant expiresAt, int renewals, boolean renewing) {
        public Money amount() {
            return Money.of(heldMinor, currency);
        }
    }

    private final Jdbi jdbi;

    HoldRepository(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    /** Holds of all merchants that lapse before the time and were not warned of. */
    List<String> expiringBefore(Instant time, int atMost) {
        return jdbi.withHandle(h -> h.createQuery("""
                        select id from oms_payment.payment
                         where status = 'AUTHORIZED' and expiry_warned_at is null and expires_at < :time order by expires_at limit :atMost""")
                .bind("time", time)
                .bind("atMost", atMost)
                .mapTo(String.class)
                .list());
    }

    /**
     * Payments of all merchants whose hold is due to be renewed, by their terms: so long before it lapses, though not before half
     * its life is over.
     */
    List<String> renewable(Instant now, int atMost) {
        return jdbi.withHandle(h -> h.createQuery("""
                        select p.id from oms_payment.payment p left join oms_payment.terms t on t.merchant = p.merchant
                         where p.status = 'AUTHORIZED' and not p.order_ended and p.expires_at < cast(:now as timestamptz) + interval '31 days'
                           and coalesce(t.renew_hours_before, :usual) > 0 and p.renewals < :most
                           and p.expires_at - least(make_interval(hours => coalesce(t.renew_hours_before, :usual)), (p.expires_at - p.hold_since) / 2) <= :now
                           and (p.next_renewal_at is null or p.next_renewal_at <= :now)
                           and p.authorized_minor > p.captured_minor + p.voided_minor
                           and not exists (select 1 from oms_payment.operation o where o.payment_id = p.id and o.kind = 'REAUTHORIZE' and o.next_check_at is not null)
                         order by p.expires_at limit :atMost""")
                .bind("now", now)
                .bind("usual", Terms.RENEW_HOURS_BEFORE)
                .bind("most", MOST_RENEWALS)
                .bind("atMost", atMost)
                .mapTo(String.class)
                .list());
    }

    /** @return whether a renewal is on its way; the payment is locked */
    boolean isRenewing(String paymentId) {
        return jdbi.withHandle(h -> h.createQuery("""
                        select exists (select 1 from oms_payment.operation where payment_id = :payment and kind = 'REAUTHORIZE' and next_check_at is not null)""")
                .bind("payment", paymentId)
                .mapTo(Boolean.class)
                .one());
    }

    /** Live orders of the merchant whose hold lapses before the time. */
    List<Endangered> endangered(String merchant, Instant before) {
        return jdbi.withHandle(h -> h.createQuery("""
                        select p.order_id, p.authorized_minor - p.captured_minor - p.voided_minor as held_minor, p.currency, p.expires_at, p.renewals,
                               exists (select 1 from oms_payment.operation o where o.payment_id = p.id and o.kind = 'REAUTHORIZE' and o.next_check_at is not null) as renewing
                          from oms_payment.payment p
                         where p.merchant = :merchant and p.status = 'AUTHORIZED' and not p.order_ended and p.expires_at < :before
                           and p.authorized_minor > p.capture_ordered_minor + p.voided_minor
                         order by p.expires_at limit 100""")
                .bind("merchant", merchant)
                .bind("before", before)
                .mapTo(Endangered.class)
                .list());
    }

    /** @return what is held for each of the merchant's orders, and which of their shipments need no hold any more */
    List<Covered> covered(String merchant, Collection<String> orderIds) {
        return jdbi.withHandle(h -> h.createQuery("""
                        select p.order_id, p.status = 'AUTHORIZED' as held, p.expires_at, coalesce(t.capture_at, 'DELIVERED') as capture_at,
                               array(select o.shipment_id from oms_payment.operation o where o.payment_id = p.id and o.kind = 'CAPTURE') as captures
                          from oms_payment.payment p left join oms_payment.terms t on t.merchant = p.merchant
                         where p.merchant = :merchant and p.order_id = any(:orders)""")
                .bind("merchant", merchant)
                .bindArray("orders", String.class, orderIds.toArray())
                .mapTo(Covered.class)
                .list());
    }
}
