package oms.console;

import io.quarkus.qute.TemplateExtension;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Words that templates ask for: <code>{words:label(status)}</code>. Takes enums and texts; null reads as an empty text. */
@TemplateExtension(namespace = "words")
class Words {
    private static final int SHOWN = 10;
    private static final List<String> STAGES = List.of(
            "Created", "Authorised", "Fraud checked", "Allocated", "Packed", "Handed off", "In transit", "Delivered");

    /** How many of the eight stages an order of a status has behind it. */
    private static final Map<String, Integer> BEHIND = Map.ofEntries(
            Map.entry("PENDING", 1),
            Map.entry("AUTHORIZED", 2),
            Map.entry("MANUAL_REVIEW", 2),
            Map.entry("APPROVED", 3),
            Map.entry("BACKORDERED", 3),
            Map.entry("ALLOCATED", 4),
            Map.entry("PICKED", 4),
            Map.entry("PACKED", 5),
            Map.entry("IN_TRANSIT", 6),
            Map.entry("DELIVERY_FAILED", 6),
            Map.entry("DELIVERED", 8));

    /** One of the eight stages; state is {@code done}, {@code now}, {@code stopped} or {@code later}. */
    record Stage(String label, String state) {}

    private Words() {}

    /** @return {@code In transit} for IN_TRANSIT, {@code Order manager} for order-manager */
    static String label(@Nullable Object value) {
        if (value == null) return "";
        var text = value.toString().replace('_', ' ').replace('-', ' ').toLowerCase(Locale.ROOT);
        return text.isEmpty() ? "" : Character.toUpperCase(text.charAt(0)) + text.substring(1);
    }

    /** @return {@code in-transit} for IN_TRANSIT: what follows {@code s-} in the style sheet */
    static String css(@Nullable Object value) {
        return value == null ? "" : value.toString().toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-");
    }

    /** @return {@code Person enrolled} for person.enrolled */
    static String event(String name) {
        return label(name.replace('.', ' '));
    }

    /** @return the first characters of a long hash or id */
    static String start(String text) {
        return text.length() > SHOWN ? text.substring(0, SHOWN) + "…" : text;
    }

    /** @return {@code 1 order}, {@code 2 orders}; takes whole numbers of any type, as templates do not widen them */
    static String count(Number number, String one) {
        return "%,d %s%s".formatted(number.longValue(), one, number.longValue() == 1 ? "" : "s");
    }

    /** @return the eight stages as an order of this status sees them */
    static List<Stage> stages(@Nullable Object status) {
        var behind = BEHIND.getOrDefault(String.valueOf(status), 0);
        var stages = new ArrayList<Stage>();
        for (int i = 0; i < STAGES.size(); i++) stages.add(new Stage(STAGES.get(i), state(i, behind, status)));
        return stages;
    }

    private static String state(int stage, int behind, @Nullable Object status) {
        if (stage < behind) return "done";
        if (stage > behind || behind == 0) return "later";
        return "DELIVERY_FAILED".equals(String.valueOf(status)) ? "stopped" : "now";
    }
}
