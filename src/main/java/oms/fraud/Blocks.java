package oms.fraud;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import oms.identity.Audit;
import oms.identity.Caller;
import oms.web.NotFound;
import org.jdbi.v3.core.Jdbi;

/** Addresses, cards, customers and devices of which a merchant wants no more; known by the order they were blocked over. */
@ApplicationScoped
class Blocks {
    /** @param number the order it was blocked over */
    record Block(BlockKind kind, String key, String number, String reason, String blockedBy, Instant blockedAt) {}

    private final Jdbi jdbi;
    private final Audit audit;
    private final Clock clock;

    Blocks(Jdbi jdbi, Audit audit, Clock clock) {
        this.jdbi = jdbi;
        this.audit = audit;
        this.clock = clock;
    }

    /** Blocks what the order used; an order without a card or device has nothing to block. */
    @Transactional(Transactional.TxType.MANDATORY)
    void add(Caller by, String orderId, BlockKind kind, String reason) {
        jdbi.useHandle(h -> h.createUpdate("""
                        insert into oms_fraud.blocked (merchant, kind, key, number, reason, blocked_by, blocked_at)
                        select merchant, :kind, key, number, :reason, :by, :now
                          from (select *, case :kind when 'ADDRESS' then address_key when 'CARD' then card_key
                                                     when 'CUSTOMER' then customer_key else device_key end as key from oms_fraud.sighting) as s
                         where order_id = :order and merchant = :merchant and key is not null
                        on conflict do nothing""")
                .bind("kind", kind.name())
                .bind("reason", reason)
                .bind("by", by.name())
                .bind("now", clock.instant())
                .bind("order", orderId)
                .bind("merchant", by.merchant())
                .execute());
    }

    List<Block> newest(String merchant, int limit) {
        return jdbi.withHandle(h -> h.createQuery("""
                        select kind, key, number, reason, blocked_by, blocked_at from oms_fraud.blocked
                         where merchant = :merchant order by blocked_at desc, key limit :limit""")
                .bind("merchant", merchant)
                .bind("limit", limit)
                .mapTo(Block.class)
                .list());
    }

    /** @throws NotFound when it is not blocked */
    @Transactional
    void lift(Caller by, BlockKind kind, String key) {
        var lifted = jdbi.withHandle(h -> h.createUpdate(
                        "delete from oms_fraud.blocked where merchant = :merchant and kind = :kind and key = :key")
                .bind("merchant", by.merchant())
                .bind("kind", kind.name())
                .bind("key", key)
                .execute());
        if (lifted == 0) throw new NotFound("block");
        audit.record(by, "fraud.block_lifted", kind.name());
    }
}
