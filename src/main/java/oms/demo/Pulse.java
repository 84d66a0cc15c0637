package oms.demo;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import oms.outside.Api;

/** Counts what happens in the city by its events; says now and then how it goes, and when the shop is full. */
final class Pulse {
    /** More open orders than these drivers carry in a few rounds: shoppers wait. */
    private static final int FULL = 60;

    private static final Set<String> ENDS = Set.of("order.delivered", "order.cancelled", "order.rejected");
    private static final Map<String, String> WORDS = words();

    private final Happenings happenings;
    private final Map<String, Integer> counts = new LinkedHashMap<>();
    private volatile int open;

    Pulse(Api office) {
        this.happenings = new Happenings(office);
        WORDS.values().forEach(word -> counts.put(word, 0));
    }

    private static Map<String, String> words() {
        var words = new LinkedHashMap<String, String>();
        words.put("order.created", "ordered");
        words.put("order.cancelled", "cancelled or declined");
        words.put("order.review_required", "to review");
        words.put("order.packed", "packed");
        words.put("order.in_transit", "sent out");
        words.put("order.delivered", "delivered");
        words.put("order.short_picked", "short picks");
        words.put("order.delivery_failed", "nobody home");
        return words;
    }

    synchronized void feel() {
        happenings.next().forEach(this::count);
    }

    private void count(JsonNode event) {
        var name = Happenings.name(event);
        var word = WORDS.get(name);
        if (word != null) counts.merge(word, 1, Integer::sum);
        if (name.equals("order.created")) open++;
        if (ENDS.contains(name)) open--;
    }

    boolean isFull() {
        return open > FULL;
    }

    synchronized String words(String clock) {
        var line = new StringBuilder(clock);
        counts.forEach(
                (word, count) -> line.append(" · ").append(count).append(' ').append(word));
        return line.toString();
    }
}
