package oms.web;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/** An opaque place in a list: where the next page begins. */
public final class Cursor {
    private static final String SEPARATOR = "\u001f";

    private Cursor() {}

    /** @return the sort key of the last row shown, made opaque */
    public static String of(String... key) {
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(String.join(SEPARATOR, key).getBytes(StandardCharsets.UTF_8));
    }

    /**
     * @param parts how many values the key has
     * @return the values, or null where there is no cursor yet
     * @throws InvalidRequest when it is not one of ours
     */
    public static String @Nullable [] read(@Nullable String cursor, int parts) {
        if (cursor == null || cursor.isEmpty()) return null;
        try {
            var values = new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.UTF_8).split(SEPARATOR, -1);
            if (values.length == parts
                    && cursor.length() < 500
                    && !String.join("", values).contains("\0")) return values;
        } catch (IllegalArgumentException notBase64) {
            // answered below
        }
        throw new InvalidRequest("/cursor", "invalid_cursor", "This cursor does not come from this list");
    }

    /**
     * @param asked the query parameter {@code limit} as it came, or null
     * @return a page size between 1 and {@code most}
     */
    public static int limit(@Nullable String asked, int usual, int most) {
        if (asked == null) return usual;
        if (asked.matches("[0-9]{1,6}") && Integer.parseInt(asked) >= 1 && Integer.parseInt(asked) <= most)
            return Integer.parseInt(asked);
        throw new InvalidRequest("/limit", "invalid_limit", "limit is between 1 and " + most);
    }
}
