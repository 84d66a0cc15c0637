package oms.notification;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.Set;
import oms.identity.OrderTokens;
import oms.order.Orders;

/** Writes down what a shopper is to be told, with the fact and once for it; {@link Outgoing} sends it after the commit. */
@ApplicationScoped
class Messages {
    private static final Set<MessageKind> WITH_LINK = Set.of(MessageKind.CONFIRMED, MessageKind.OUT_FOR_DELIVERY);

    private final MessageRepository repository;
    private final Rules rules;
    private final Letters letters;
    private final Orders orders;
    private final OrderTokens tokens;
    private final NotificationSettings settings;
    private final Clock clock;

    Messages(
            MessageRepository repository,
            Rules rules,
            Letters letters,
            Orders orders,
            OrderTokens tokens,
            NotificationSettings settings,
            Clock clock) {
        this.repository = repository;
        this.rules = rules;
        this.letters = letters;
        this.orders = orders;
        this.tokens = tokens;
        this.settings = settings;
        this.clock = clock;
    }

    /** Writes the message, unless the merchant does not tell such facts or it is written already. */
    @Transactional(Transactional.TxType.MANDATORY)
    void write(String merchant, String orderId, Fact fact) {
        var rule = rules.of(merchant);
        if (!rule.tell().contains(fact.kind()) || repository.isWritten(merchant, orderId, fact)) return;
        var order = orders.get(merchant, orderId);
        var link = WITH_LINK.contains(fact.kind()) ? link(merchant, orderId) : "";
        var text = letters.write(order, fact, rule.language(), link);
        repository.insert(order, fact, rule.language(), text, clock.instant());
    }

    private String link(String merchant, String orderId) {
        var base = settings.publicUrl().toString().replaceAll("/+$", "");
        return base + "/track/" + tokens.issue(merchant, orderId);
    }
}
