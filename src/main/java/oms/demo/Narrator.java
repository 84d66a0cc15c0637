package oms.demo;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.PrintStream;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Tells on the terminal what happens, so that one can read it like a story. */
final class Narrator {
    static final ZoneId NEW_YORK = ZoneId.of("America/New_York");
    private static final DateTimeFormatter CLOCK = DateTimeFormatter.ofPattern("HH:mm", Locale.ROOT);

    private final PrintStream out;

    Narrator(PrintStream out) {
        this.out = out;
    }

    void stage(int number, String name) {
        out.printf("%n%d  %s%n", number, name.toUpperCase(Locale.ROOT));
    }

    void title(String text) {
        out.printf("%n%s%n", text);
    }

    /** A thing and what is to be said of it. */
    void tell(String what, String words) {
        out.printf("   %-13s %s%n", what, words);
        out.flush();
    }

    /** One more line about the same thing. */
    void more(String words) {
        tell("", words);
    }

    void line(String text) {
        out.println(text);
        out.flush();
    }

    static String money(JsonNode money) {
        var minor = money.path("amount").asLong();
        return String.format(
                Locale.ROOT,
                "%s%d.%02d",
                "USD".equals(money.path("currency").asText("USD"))
                        ? "$"
                        : money.path("currency").asText() + " ",
                minor / 100,
                Math.abs(minor % 100));
    }

    /** The time of day in New York. */
    static String clock(JsonNode instant) {
        return instant.isTextual() ? clock(Instant.parse(instant.asText())) : "–";
    }

    static String clock(Instant instant) {
        return CLOCK.format(instant.atZone(NEW_YORK));
    }
}
