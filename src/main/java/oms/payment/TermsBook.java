package oms.payment;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.HashSet;
import java.util.List;
import oms.identity.Audit;
import oms.identity.Caller;
import oms.money.Money;
import oms.web.InvalidRequest;
import org.jdbi.v3.core.Jdbi;

/** Every merchant's terms of payment. */
@ApplicationScoped
class TermsBook {
    private record Row(CaptureMoment captureAt, int renewHoursBefore) {}

    private record Limit(String currency, long aboveMinor) {}

    private final Jdbi jdbi;
    private final Audit audit;
    private final Clock clock;

    TermsBook(Jdbi jdbi, Audit audit, Clock clock) {
        this.jdbi = jdbi;
        this.audit = audit;
        this.clock = clock;
    }

    Terms of(String merchant) {
        return jdbi.withHandle(h -> {
            var limits = h.createQuery(
                            "select currency, above_minor from oms_payment.refund_limit where merchant = :merchant order by currency")
                    .bind("merchant", merchant)
                    .mapTo(Limit.class)
                    .map(limit -> Money.of(limit.aboveMinor(), limit.currency()))
                    .list();
            return h.createQuery(
                            "select capture_at, renew_hours_before from oms_payment.terms where merchant = :merchant")
                    .bind("merchant", merchant)
                    .mapTo(Row.class)
                    .findOne()
                    .map(row -> new Terms(row.captureAt(), row.renewHoursBefore(), limits))
                    .orElseGet(() -> new Terms(Terms.USUAL.captureAt(), Terms.USUAL.renewHoursBefore(), limits));
        });
    }

    /**
     * Puts these terms in place of those that were; orders under way follow them from now on.
     *
     * @throws InvalidRequest when a currency has two limits, or one below nothing
     */
    @Transactional
    Terms replace(Caller by, Terms terms) {
        check(terms.refundsAlone());
        jdbi.useHandle(h -> {
            h.createUpdate("""
                            insert into oms_payment.terms (merchant, capture_at, renew_hours_before, changed_at, changed_by)
                            values (:merchant, :captureAt, :hours, :now, :by)
                            on conflict (merchant) do update set capture_at = excluded.capture_at, renew_hours_before = excluded.renew_hours_before,
                              changed_at = excluded.changed_at, changed_by = excluded.changed_by""")
                    .bind("merchant", by.merchant())
                    .bind("captureAt", terms.captureAt())
                    .bind("hours", terms.renewHoursBefore())
                    .bind("now", clock.instant())
                    .bind("by", by.id())
                    .execute();
            h.createUpdate("delete from oms_payment.refund_limit where merchant = :merchant")
                    .bind("merchant", by.merchant())
                    .execute();
            for (var limit : terms.refundsAlone())
                h.createUpdate("""
                                insert into oms_payment.refund_limit (merchant, currency, above_minor) values (:merchant, :currency, :above)
                                on conflict (merchant, currency) do update set above_minor = excluded.above_minor""")
                        .bind("merchant", by.merchant())
                        .bind("currency", limit.currency())
                        .bind("above", limit.minor())
                        .execute();
        });
        audit.record(by, "payment.terms_changed", words(terms));
        return of(by.merchant());
    }

    private static String words(Terms terms) {
        var limits = terms.refundsAlone().stream().map(Money::text).toList();
        return "captured when %s, renewed %d hours before, refunds alone up to %s"
                .formatted(terms.captureAt(), terms.renewHoursBefore(), limits.isEmpty() ? "any amount" : limits);
    }

    private static void check(List<Money> limits) {
        var seen = new HashSet<String>();
        for (int i = 0; i < limits.size(); i++) {
            if (limits.get(i).minor() < 0)
                throw new InvalidRequest(
                        "/refundsAlone/" + i + "/amount", "out_of_range", "A limit is nothing or more");
            if (!seen.add(limits.get(i).currency()))
                throw new InvalidRequest("/refundsAlone/" + i + "/currency", "repeated", "A currency has one limit");
        }
    }
}
