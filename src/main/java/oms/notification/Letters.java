package oms.notification;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.Engine;
import io.quarkus.qute.TemplateInstance;
import jakarta.enterprise.context.ApplicationScoped;
import java.text.NumberFormat;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.Currency;
import java.util.List;
import java.util.stream.Collectors;
import oms.identity.MerchantView;
import oms.identity.Merchants;
import oms.money.Money;
import oms.order.OrderLineView;
import oms.order.OrderView;
import oms.order.ShipmentView;
import org.jspecify.annotations.Nullable;

/**
 * Puts facts into words. A template is plain text: its first line is the subject, paragraphs follow. The HTML is made from the
 * same paragraphs, so the two never say different things.
 */
@ApplicationScoped
class Letters {
    /** Longer names are cut: they are shown, not looked up. */
    private static final int LONGEST = 200;

    @CheckedTemplate(basePath = "notification")
    static class Templates {
        private Templates() {}

        static native TemplateInstance mail(
                String language, String subject, String shop, List<List<String>> paragraphs, String link);
    }

    private final Engine engine;
    private final Merchants merchants;
    private final ObjectMapper json;

    Letters(Engine engine, Merchants merchants, ObjectMapper json) {
        this.engine = engine;
        this.merchants = merchants;
        this.json = json;
    }

    /** @param link follows the order; empty for none */
    Text write(OrderView order, Fact fact, Language language, String link) {
        var letter = letter(order, fact, language, link, merchants.get(order.merchant()));
        var plain = engine.getTemplate(fact.kind().template(language))
                .data("letter", letter)
                .render()
                .strip();
        var paragraphs = Arrays.stream(plain.split("\n{2,}"))
                .map(p -> p.lines().toList())
                .toList();
        var subject = paragraphs.getFirst().getFirst();
        var body = paragraphs.subList(1, paragraphs.size());
        return new Text(
                subject,
                body.stream().map(lines -> String.join("\n", lines)).collect(Collectors.joining("\n\n")),
                Templates.mail(language.code(), subject, letter.shop(), body, link)
                        .render());
    }

    /** @return the subject with the shop's name before and the link after it, as the only text */
    Text shortly(OrderView order, Fact fact, Language language, String link) {
        var subject = write(order, fact, language, link).subject();
        var shop = clean(merchants.get(order.merchant()).name());
        return new Text(subject, shop + ": " + subject + (link.isEmpty() ? "" : " " + link), "");
    }

    /** @return a JSON document for programs; nothing in it says who the shopper is */
    Text notice(OrderView order, Fact fact, Instant at) {
        var notice = new Notice(
                "order.told",
                fact.kind(),
                order.id(),
                order.number(),
                fact.shipmentId(),
                fact.occasion(),
                fact.why(),
                fact.next(),
                fact.amount(),
                at);
        try {
            return new Text(order.number() + " " + fact.kind(), json.writeValueAsString(notice), "");
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static Letter letter(OrderView order, Fact fact, Language language, String link, MerchantView merchant) {
        var shipment = fact.shipmentId().isEmpty() ? null : order.shipment(fact.shipmentId());
        return new Letter(
                clean(merchant.name()),
                clean(order.customer().name()),
                clean(order.number()),
                money(order.total(), language),
                money(amount(order, shipment, fact), language),
                goods(order, shipment),
                moment(order.deliverBy(), merchant.zone(), language),
                shipment == null ? "" : moment(shipment.deliverAt(), merchant.zone(), language),
                link,
                fact.why(),
                clean(fact.words()),
                fact.next(),
                List.of(fact.why().split("\\+")));
    }

    private static Money amount(OrderView order, @Nullable ShipmentView shipment, Fact fact) {
        if (fact.amount() != null) return fact.amount();
        return shipment == null ? order.total() : shipment.total();
    }

    private static List<String> goods(OrderView order, @Nullable ShipmentView shipment) {
        if (shipment == null)
            return order.lines().stream()
                    .map(l -> l.quantity() + " × " + clean(l.name()))
                    .toList();
        var names = order.lines().stream().collect(Collectors.toMap(OrderLineView::lineNo, OrderLineView::name));
        return shipment.lines().stream()
                .map(l -> l.quantity() + " × " + clean(names.getOrDefault(l.lineNo(), l.sku())))
                .toList();
    }

    private static String money(Money money, Language language) {
        var format = NumberFormat.getCurrencyInstance(language.locale());
        format.setCurrency(Currency.getInstance(money.currency()));
        format.setMinimumFractionDigits(money.major().scale());
        format.setMaximumFractionDigits(money.major().scale());
        return format.format(money.major()).replace('\u00a0', ' ');
    }

    private static String moment(Instant at, ZoneId zone, Language language) {
        return DateTimeFormatter.ofPattern(language.moment(), language.locale()).format(at.atZone(zone));
    }

    /** @return the text on one line: what somebody typed cannot end a subject, add a header or turn the writing round */
    static String clean(String text) {
        var line = text.replaceAll("[\\p{Cc}\\p{Cf}\\p{Zl}\\p{Zp}\\s]+", " ").strip();
        return line.length() > LONGEST ? line.substring(0, LONGEST) + "…" : line;
    }
}
