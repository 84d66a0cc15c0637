package oms.fraud;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import oms.identity.Audit;
import oms.identity.Caller;
import org.jdbi.v3.core.Jdbi;

/** What each merchant has settled for its reviews. */
@ApplicationScoped
class Policies {
    private final Jdbi jdbi;
    private final Audit audit;
    private final Clock clock;

    Policies(Jdbi jdbi, Audit audit, Clock clock) {
        this.jdbi = jdbi;
        this.audit = audit;
        this.clock = clock;
    }

    Policy of(String merchant) {
        return jdbi.withHandle(
                h -> h.createQuery("select at_deadline, approve_below from oms_fraud.policy where merchant = :merchant")
                        .bind("merchant", merchant)
                        .mapTo(Policy.class)
                        .findOne()
                        .orElse(Policy.AT_FIRST));
    }

    @Transactional
    Policy put(Caller by, Policy policy) {
        jdbi.useHandle(h -> h.createUpdate("""
                        insert into oms_fraud.policy (merchant, at_deadline, approve_below, changed_by, changed_at)
                        values (:merchant, :atDeadline, :below, :by, :now)
                        on conflict (merchant) do update set at_deadline = excluded.at_deadline, approve_below = excluded.approve_below,
                          changed_by = excluded.changed_by, changed_at = excluded.changed_at""")
                .bind("merchant", by.merchant())
                .bind("atDeadline", policy.atDeadline().name())
                .bind("below", policy.approveBelow())
                .bind("by", by.name())
                .bind("now", clock.instant())
                .execute());
        audit.record(by, "fraud.deadline_settled", policy.inWords());
        return of(by.merchant());
    }
}
