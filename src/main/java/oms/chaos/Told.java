package oms.chaos;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** What people were told, by answers with a 2xx; kept where nothing that is killed can take it along. */
final class Told {
    /** The last thing that was said of an order. */
    enum Word {
        PLACED,
        CANCELLED,
        DELIVERED
    }

    private final Map<String, Word> words = new ConcurrentHashMap<>();

    void placed(String order) {
        words.putIfAbsent(order, Word.PLACED);
    }

    void cancelled(String order) {
        words.put(order, Word.CANCELLED);
    }

    void delivered(String order) {
        words.put(order, Word.DELIVERED);
    }

    List<String> orders() {
        return List.copyOf(words.keySet());
    }

    long count(Word word) {
        return words.values().stream().filter(word::equals).count();
    }

    /** @return what of it is not so, as far as it can be seen of the orders that are there */
    List<String> broken(Town town, List<String> missing) {
        var broken = new ArrayList<String>();
        missing.forEach(order -> broken.add("Order " + order + " was acknowledged and is not there"));
        words.forEach((order, word) -> {
            if (word != Word.PLACED && !missing.contains(order)) {
                var status = status(town.order(order));
                if (!status.equals(word.name()))
                    broken.add("Order " + order + " was said to be " + word + " and is " + status);
            }
        });
        return broken;
    }

    private static String status(JsonNode order) {
        return order.path("status").asText();
    }
}
