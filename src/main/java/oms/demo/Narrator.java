package oms.demo;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.PrintStream;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Tells on the terminal what happens, so that one can read it like a story, within 100 columns. */
final class Narrator {
    static final ZoneId NEW_YORK = ZoneId.of("America/New_York");

    private static final DateTimeFormatter CLOCK = DateTimeFormatter.ofPattern("HH:mm", Locale.ROOT);
    private static final int INDENT = 17;
    private static final int WIDTH = 100 - INDENT;

    private final PrintStream out;

    Narrator(PrintStream out) {
        this.out = out;
    }

    void stage(int number, String name) {
        line("%n%d  %s".formatted(number, name.toUpperCase(Locale.ROOT)));
    }

    void title(String text) {
        line("%n%s".formatted(text));
    }

    /** A thing and what is to be said of it. */
    void tell(String what, String words) {
        var rest = words;
        var head = what;
        do {
            var end = rest.length() <= WIDTH ? rest.length() : rest.lastIndexOf(' ', WIDTH);
            if (end <= 0) end = rest.length();
            line("   %-13s %s".formatted(head, rest.substring(0, end)));
            rest = rest.substring(end).strip();
            head = "";
        } while (!rest.isEmpty());
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
        return money(money.path("amount").asLong(), money.path("currency").asText("USD"));
    }

    static String money(long minor, String currency) {
        return String.format(
                Locale.ROOT,
                "%s%s%d.%02d",
                minor < 0 ? "−" : "",
                "USD".equals(currency) ? "$" : currency + " ",
                Math.abs(minor) / 100,
                Math.abs(minor) % 100);
    }

    /** The time of day in New York. */
    static String clock(JsonNode instant) {
        return instant.isTextual() ? clock(Instant.parse(instant.asText())) : "–";
    }

    static String clock(Instant instant) {
        return CLOCK.format(instant.atZone(NEW_YORK));
    }
}
