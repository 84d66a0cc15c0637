package oms.payment;

import java.util.Arrays;
import oms.web.InvalidRequest;
import org.jspecify.annotations.Nullable;

/** One of a few words, as a query or a form names it. */
final class Choice {
    private Choice() {}

    /**
     * @return null where nothing is named
     * @throws InvalidRequest when there is no such word
     */
    static <E extends Enum<E>> @Nullable E of(Class<E> words, @Nullable String text, String pointer) {
        if (text == null || text.isEmpty()) return null;
        return Arrays.stream(words.getEnumConstants())
                .filter(word -> word.name().equals(text))
                .findFirst()
                .orElseThrow(() -> new InvalidRequest(
                        pointer, "invalid_value", "One of " + Arrays.toString(words.getEnumConstants())));
    }
}
