package oms.payment;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** What Stripe takes: a form, in bodies and in queries alike, with nested names such as {@code metadata[oms_key]}. */
final class StripeForm {
    private final List<String> pairs = new ArrayList<>();

    StripeForm with(String name, Object value) {
        pairs.add(encoded(name) + "=" + encoded(String.valueOf(value)));
        return this;
    }

    StripeForm metadata(String name, Object value) {
        return with("metadata[" + name + "]", value);
    }

    /** @return as {@code application/x-www-form-urlencoded} */
    String text() {
        return String.join("&", pairs);
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
