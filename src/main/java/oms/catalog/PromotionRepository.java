package oms.catalog;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import oms.money.Money;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.StatementContext;
import org.jspecify.annotations.Nullable;

/** Promotion codes. A redemption is one statement: budget, uses and the customer's limit are guarded under the rows' locks. */
@ApplicationScoped
class PromotionRepository {
    private static final String REDEEM = """
            with wanted as (
                select * from unnest(:codes, :amounts) as w(code, amount)
            ), locked as (
                select p.code, p.per_customer from oms_catalog.promotion p
                where p.merchant = :merchant and p.code in (select code from wanted) order by p.code for update
            ), taken as (
                update oms_catalog.promotion p set uses = p.uses + 1, spent_minor = p.spent_minor + w.amount
                from wanted w join locked l using (code)
                where p.merchant = :merchant and p.code = w.code and p.active and p.currency = :currency
                  and p.valid_from <= cast(:now as timestamptz) and (p.valid_until is null or p.valid_until > cast(:now as timestamptz))
                  and (p.budget_minor is null or p.spent_minor + w.amount <= p.budget_minor)
                  and (p.max_uses is null or p.uses < p.max_uses)
                returning p.code, p.per_customer, w.amount
            ), counted as (
                insert into oms_catalog.promotion_customer as c (merchant, code, customer, uses)
                select :merchant, code, :customer, 1 from taken
                on conflict (merchant, code, customer) do update set uses = c.uses + 1
                where coalesce(c.uses < (select t.per_customer from taken t where t.code = excluded.code), true)
                returning c.code
            ), kept as (
                insert into oms_catalog.redemption (merchant, code, order_id, customer, amount_minor, currency, status, redeemed_at)
                select :merchant, code, :order, :customer, amount, :currency, 'REDEEMED', cast(:now as timestamptz)
                from taken join counted using (code)
            )
            select code from counted""";

    private static final String RELEASE = """
            with released as (
                update oms_catalog.redemption set status = 'RELEASED', released_at = cast(:now as timestamptz)
                where order_id = :order and status = 'REDEEMED'
                returning merchant, code, customer, amount_minor
            ), given_back as (
                update oms_catalog.promotion p set uses = p.uses - 1, spent_minor = p.spent_minor - r.amount_minor
                from released r where p.merchant = r.merchant and p.code = r.code
            )
            update oms_catalog.promotion_customer c set uses = c.uses - 1
            from released r where c.merchant = r.merchant and c.code = r.code and c.customer = r.customer""";

    private final Jdbi jdbi;
    private final Clock clock;

    PromotionRepository(Jdbi jdbi, Clock clock) {
        this.jdbi = jdbi;
        this.clock = clock;
    }

    List<Discounts.Candidate> candidates(String merchant, Collection<String> codes, @Nullable String customer) {
        return jdbi.withHandle(h -> h.createQuery("""
                        select p.*, coalesce(c.uses, 0) as used_by_customer from oms_catalog.promotion p
                        left join oms_catalog.promotion_customer c on c.merchant = p.merchant and c.code = p.code and c.customer = :customer
                        where p.merchant = :merchant and p.code = any(:codes)""")
                .bind("merchant", merchant)
                .bind("customer", customer)
                .bindArray("codes", String.class, codes)
                .map((row, context) ->
                        new Discounts.Candidate(promotion(row, context), row.getLong("used_by_customer")))
                .list());
    }

    /** @return the codes that could be redeemed; the transaction must not commit with fewer than were asked */
    Set<String> redeem(String merchant, String orderId, String customer, List<Discount> discounts) {
        return Set.copyOf(jdbi.withHandle(h -> h.createQuery(REDEEM)
                .bind("merchant", merchant)
                .bind("order", orderId)
                .bind("customer", customer)
                .bind("currency", discounts.getFirst().amount().currency())
                .bind("now", clock.instant())
                .bindArray(
                        "codes",
                        String.class,
                        discounts.stream().map(Discount::code).toList())
                .bindArray(
                        "amounts",
                        Long.class,
                        discounts.stream().map(d -> d.amount().minor()).toList())
                .mapTo(String.class)
                .list()));
    }

    void release(String orderId) {
        jdbi.useHandle(h -> h.createUpdate(RELEASE)
                .bind("order", orderId)
                .bind("now", clock.instant())
                .execute());
    }

    Optional<PromotionView> find(String merchant, String code) {
        return jdbi.withHandle(
                h -> h.createQuery("select * from oms_catalog.promotion where merchant = :merchant and code = :code")
                        .bind("merchant", merchant)
                        .bind("code", code)
                        .map(PromotionRepository::promotion)
                        .findOne());
    }

    List<PromotionView> page(String merchant, String after, int limit) {
        return jdbi.withHandle(h -> h.createQuery("""
                        select * from oms_catalog.promotion where merchant = :merchant and code > :after order by code limit :limit""")
                .bind("merchant", merchant)
                .bind("after", after)
                .bind("limit", limit)
                .map(PromotionRepository::promotion)
                .list());
    }

    /** @return false where the change would break what was redeemed already: a smaller budget, another currency */
    boolean put(String merchant, PromotionView p) {
        return jdbi.withHandle(h -> h.createUpdate("""
                        insert into oms_catalog.promotion as old (merchant, code, kind, percent, amount_minor, currency, valid_from, valid_until,
                            min_order_minor, budget_minor, max_uses, per_customer, active, updated_at)
                        values (:merchant, :code, :kind, :percent, :amount, :currency, :from, :until,
                            :minimum, :budget, :maxUses, :perCustomer, :active, :now)
                        on conflict (merchant, code) do update set (kind, percent, amount_minor, currency, valid_from, valid_until,
                            min_order_minor, budget_minor, max_uses, per_customer, active, updated_at, version)
                          = (excluded.kind, excluded.percent, excluded.amount_minor, excluded.currency, excluded.valid_from,
                            excluded.valid_until, excluded.min_order_minor, excluded.budget_minor, excluded.max_uses,
                            excluded.per_customer, excluded.active, excluded.updated_at, old.version + 1)
                        where (old.uses = 0 or old.currency = excluded.currency)
                          and old.spent_minor <= coalesce(excluded.budget_minor, old.spent_minor)
                          and old.uses <= coalesce(excluded.max_uses, old.uses)""")
                        .bind("merchant", merchant)
                        .bind("code", p.code())
                        .bind("kind", p.kind().name())
                        .bind("percent", p.percent())
                        .bind("amount", minor(p.amount()))
                        .bind("currency", p.currency())
                        .bind("from", p.validFrom())
                        .bind("until", p.validUntil())
                        .bind("minimum", p.minOrder().minor())
                        .bind("budget", minor(p.budget()))
                        .bind("maxUses", p.maxUses())
                        .bind("perCustomer", p.perCustomer())
                        .bind("active", p.active())
                        .bind("now", clock.instant())
                        .execute())
                > 0;
    }

    private static @Nullable Long minor(@Nullable Money money) {
        return money == null ? null : money.minor();
    }

    private static PromotionView promotion(ResultSet row, StatementContext context) throws SQLException {
        var currency = row.getString("currency");
        return new PromotionView(
                row.getString("code"),
                PromotionView.Kind.valueOf(row.getString("kind")),
                row.getObject("percent", Integer.class),
                money(row, "amount_minor", currency),
                currency,
                row.getObject("valid_from", OffsetDateTime.class).toInstant(),
                instant(row, "valid_until"),
                Money.of(row.getLong("min_order_minor"), currency),
                money(row, "budget_minor", currency),
                row.getObject("max_uses", Long.class),
                row.getObject("per_customer", Integer.class),
                row.getBoolean("active"),
                Money.of(row.getLong("spent_minor"), currency),
                row.getLong("uses"));
    }

    private static @Nullable Money money(ResultSet row, String column, String currency) throws SQLException {
        var minor = row.getObject(column, Long.class);
        return minor == null ? null : Money.of(minor, currency);
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        var at = row.getObject(column, OffsetDateTime.class);
        return at == null ? null : at.toInstant();
    }
}
