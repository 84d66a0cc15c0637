package oms.order;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import oms.web.InvalidRequest;
import org.jspecify.annotations.Nullable;

/**
 * Which orders a list shows; null means any.
 *
 * @param late only those whose promise is broken and that are still open
 * @param held only those that somebody holds
 * @param text part of an order number or of the customer's name, or a whole e-mail address or phone number
 */
public record OrderFilter(
        List<OrderStatus> statuses,
        @Nullable String text,
        @Nullable Sla sla,
        @Nullable String channel,
        boolean late,
        boolean held) {
    /**
     * @param statuses comma-separated
     * @throws InvalidRequest when a status or SLA does not exist or the text is too long
     */
    public static OrderFilter of(
            @Nullable String statuses, @Nullable String text, @Nullable String sla, @Nullable String channel) {
        if (text != null && text.length() > 200)
            throw new InvalidRequest("/q", "too_long", "Search for at most 200 characters");
        var wanted = statuses == null || statuses.isBlank()
                ? List.<OrderStatus>of()
                : Arrays.stream(statuses.split(","))
                        .map(s -> named(OrderStatus.class, "/status", s))
                        .toList();
        return new OrderFilter(
                wanted,
                text == null || text.isBlank() ? null : text.strip(),
                sla == null || sla.isBlank() ? null : named(Sla.class, "/sla", sla),
                channel == null || channel.isBlank() ? null : channel.strip(),
                false,
                false);
    }

    OrderFilter onlyLate(boolean only) {
        return new OrderFilter(statuses, text, sla, channel, only, held);
    }

    OrderFilter onlyHeld(boolean only) {
        return new OrderFilter(statuses, text, sla, channel, late, only);
    }

    private static <E extends Enum<E>> E named(Class<E> type, String pointer, String name) {
        return Arrays.stream(type.getEnumConstants())
                .filter(e -> e.name().equals(name.strip().toUpperCase(Locale.ROOT)))
                .findFirst()
                .orElseThrow(() -> new InvalidRequest(
                        pointer,
                        "unknown_value",
                        "One of "
                                + Arrays.stream(type.getEnumConstants())
                                        .map(Enum::name)
                                        .collect(Collectors.joining(", "))));
    }
}
