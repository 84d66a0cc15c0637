package oms.notification;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import oms.identity.MerchantView;
import oms.identity.Merchants;
import oms.identity.OrderTokens;
import oms.notification.MessageRepository.Addressed;
import oms.order.OrderView;
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
    private final Merchants merchants;
    private final NotificationSettings settings;
    private final Clock clock;

    Messages(
            MessageRepository repository,
            Rules rules,
            Letters letters,
            Orders orders,
            OrderTokens tokens,
            Merchants merchants,
            NotificationSettings settings,
            Clock clock) {
        this.repository = repository;
        this.rules = rules;
        this.letters = letters;
        this.orders = orders;
        this.tokens = tokens;
        this.merchants = merchants;
        this.settings = settings;
        this.clock = clock;
    }

    /** Writes a message for each channel, unless the merchant does not tell such facts by it or it is written already. */
    @Transactional(Transactional.TxType.MANDATORY)
    void write(String merchant, String orderId, Fact fact) {
        var rule = rules.of(merchant);
        var wanted = Arrays.stream(Channel.values())
                .filter(channel -> rule.tells(channel, fact.kind()))
                .filter(channel -> !repository.isWritten(merchant, orderId, fact, channel))
                .toList();
        if (wanted.isEmpty()) return;
        var order = orders.get(merchant, orderId);
        var now = clock.instant();
        var link = WITH_LINK.contains(fact.kind()) && wanted.stream().anyMatch(Channel::wakes)
                ? link(merchant, orderId)
                : "";
        for (var channel : wanted)
            recipient(order, rule, channel)
                    .ifPresent(to -> repository.insert(
                            order,
                            fact,
                            new Addressed(channel, to),
                            rule.language(),
                            text(order, fact, rule.language(), channel, link, now),
                            now,
                            channel.wakes() ? due(rule, merchant, now) : now));
    }

    private static Optional<String> recipient(OrderView order, Rule rule, Channel channel) {
        return switch (channel) {
            case MAIL -> Optional.of(order.customer().email());
            case SMS -> Optional.ofNullable(order.customer().phone());
            case WEBHOOK -> Optional.ofNullable(rule.hook()).map(Rule.Hook::url);
        };
    }

    private Text text(OrderView order, Fact fact, Language language, Channel channel, String link, Instant now) {
        return switch (channel) {
            case MAIL -> letters.write(order, fact, language, link);
            case SMS -> letters.shortly(order, fact, language, link);
            case WEBHOOK -> letters.notice(order, fact, now);
        };
    }

    private Instant due(Rule rule, String merchant, Instant now) {
        var quiet = rule.quiet();
        if (quiet == null) return now;
        return quiet.after(now, merchants.find(merchant).map(MerchantView::zone).orElse(ZoneId.of("UTC")));
    }

    private String link(String merchant, String orderId) {
        var base = settings.publicUrl().toString().replaceAll("/+$", "");
        return base + "/track/" + tokens.issue(merchant, orderId);
    }
}
