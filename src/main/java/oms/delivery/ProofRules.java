package oms.delivery;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import oms.identity.Audit;
import oms.identity.Caller;
import oms.money.Money;
import oms.web.InvalidRequest;
import org.jdbi.v3.core.Jdbi;

/** Which proofs a merchant wants from which order value on; without a rule any one proof will do. */
@ApplicationScoped
class ProofRules {
    /** @param required all of them, for orders worth at least {@code from} and less than the next rule's */
    record Rule(Money from, List<ProofKind> required) {}

    private record Row(String currency, long fromMinor, List<String> kinds) {
        Rule rule() {
            return new Rule(
                    new Money(fromMinor, currency),
                    kinds.stream().map(ProofKind::valueOf).toList());
        }
    }

    private final Jdbi jdbi;
    private final Audit audit;

    ProofRules(Jdbi jdbi, Audit audit) {
        this.jdbi = jdbi;
        this.audit = audit;
    }

    /** @return by currency, the lowest value first */
    List<Rule> of(String merchant) {
        return jdbi
                .withHandle(h -> h.createQuery("""
                        select currency, from_minor, kinds from oms_delivery.proof_rule where merchant = :merchant order by currency, from_minor""")
                        .bind("merchant", merchant)
                        .mapTo(Row.class)
                        .list())
                .stream()
                .map(Row::rule)
                .toList();
    }

    /** @return what an order of this value needs, all of it; empty where any one proof will do */
    List<ProofKind> required(String merchant, Money orderValue) {
        return required(of(merchant), orderValue);
    }

    static List<ProofKind> required(List<Rule> rules, Money orderValue) {
        return rules.stream()
                .filter(rule -> rule.from().currency().equals(orderValue.currency())
                        && rule.from().minor() <= orderValue.minor())
                .max(Comparator.comparingLong(rule -> rule.from().minor()))
                .map(Rule::required)
                .orElse(List.of());
    }

    /** Puts these rules in place of all that were. */
    @Transactional
    void replace(Caller by, List<Rule> rules) {
        check(rules);
        jdbi.useHandle(h -> {
            h.createUpdate("delete from oms_delivery.proof_rule where merchant = :merchant")
                    .bind("merchant", by.merchant())
                    .execute();
            for (var rule : rules)
                h.createUpdate("""
                                insert into oms_delivery.proof_rule (merchant, currency, from_minor, kinds)
                                values (:merchant, :currency, :from, :kinds)""")
                        .bind("merchant", by.merchant())
                        .bind("currency", rule.from().currency())
                        .bind("from", rule.from().minor())
                        .bindArray(
                                "kinds",
                                String.class,
                                rule.required().stream().map(Enum::name).toArray())
                        .execute();
        });
        audit.record(by, "delivery.proof_rules_changed", rules.size() + " rules");
    }

    private static void check(List<Rule> rules) {
        var seen = new HashSet<Money>();
        for (int i = 0; i < rules.size(); i++) {
            var from = rules.get(i).from();
            if (from.minor() < 0)
                throw new InvalidRequest(
                        "/rules/" + i + "/from", "out_of_range", "An order is not worth less than nothing");
            if (!seen.add(from))
                throw new InvalidRequest("/rules/" + i + "/from", "repeated", "Two rules begin at the same value");
        }
    }
}
