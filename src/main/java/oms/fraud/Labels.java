package oms.fraud;

import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/** What people found out about orders in the end, and how they came to say so: history is only ever added to. */
@Singleton
class Labels {
    /** Who found out: a reviewer, or the buyer's bank. */
    enum Source {
        REVIEW,
        CHARGE_BACK
    }

    /** @param fraudulent null where the label was taken away */
    record Change(Source source, @Nullable Boolean fraudulent, String reason, String byWhom, Instant at) {}

    /** What is said of an order, and who says it. */
    record Said(String merchant, String orderId, Source source, String reason, String by) {}

    private final Jdbi jdbi;
    private final Clock clock;

    Labels(Jdbi jdbi, Clock clock) {
        this.jdbi = jdbi;
        this.clock = clock;
    }

    /** Says it, instead of what this source said before; saying the same again adds nothing. */
    void set(Said said, boolean fraudulent) {
        write(said, fraudulent, """
                with said as (
                  insert into oms_fraud.label as l (order_id, source, merchant, fraudulent, reason, labelled_by, labelled_at)
                  values (:order, :source, :merchant, :fraudulent, :reason, :by, :now)
                  on conflict (order_id, source) do update set fraudulent = excluded.fraudulent, reason = excluded.reason,
                    labelled_by = excluded.labelled_by, labelled_at = excluded.labelled_at
                   where l.fraudulent <> excluded.fraudulent
                  returning 1)""");
    }

    /** Takes it away; what was never said stays unsaid. */
    void takeAway(Said said) {
        write(said, null, """
                with said as (delete from oms_fraud.label where order_id = :order and source = :source and merchant = :merchant returning 1)""");
    }

    private void write(Said said, @Nullable Boolean fraudulent, String change) {
        jdbi.useHandle(h -> h.createUpdate(change + "\n" + """
                         insert into oms_fraud.label_change (merchant, order_id, source, fraudulent, reason, by_whom, at)
                        select :merchant, :order, :source, cast(:fraudulent as boolean), :reason, :by, :now from said""")
                .bind("merchant", said.merchant())
                .bind("order", said.orderId())
                .bind("source", said.source().name())
                .bind("fraudulent", fraudulent)
                .bind("reason", said.reason())
                .bind("by", said.by())
                .bind("now", clock.instant())
                .execute());
    }

    /** @return all that was ever said, the first first */
    List<Change> history(String merchant, String orderId) {
        return jdbi.withHandle(h -> h.createQuery("""
                        select source, fraudulent, reason, by_whom, at from oms_fraud.label_change
                         where order_id = :order and merchant = :merchant order by id""")
                .bind("order", orderId)
                .bind("merchant", merchant)
                .mapTo(Change.class)
                .list());
    }
}
