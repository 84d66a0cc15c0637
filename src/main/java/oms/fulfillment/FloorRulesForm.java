package oms.fulfillment;

import jakarta.ws.rs.core.MultivaluedMap;
import java.time.DateTimeException;
import java.time.LocalTime;
import java.util.Arrays;
import java.util.List;
import oms.web.InvalidRequest;
import org.jspecify.annotations.Nullable;

/** The rules of a floor as the page sends them. */
final class FloorRulesForm {
    private FloorRulesForm() {}

    /** @throws InvalidRequest for what is no number or no time of the day; the rest is the rules' to judge */
    static FloorRules read(MultivaluedMap<String, String> form) {
        var horizon = text(form, "horizonMinutes");
        return new FloorRules(
                number(text(form, "totes")),
                number(text(form, "toteLitres")),
                number(text(form, "pickers")),
                !text(form, "byZone").isEmpty(),
                times(text(form, "cutOffs")),
                horizon.isEmpty() ? null : (Integer) number(horizon),
                number(text(form, "walkMmPerSecond")),
                number(text(form, "secondsPerPiece")),
                number(text(form, "setupSeconds")));
    }

    private static String text(MultivaluedMap<String, String> form, String field) {
        @Nullable String value = form.getFirst(field);
        return value == null ? "" : value.strip();
    }

    private static List<LocalTime> times(String text) {
        try {
            return Arrays.stream(text.split("[,;\\s]+"))
                    .filter(word -> !word.isEmpty())
                    .map(word -> LocalTime.parse(word.length() == 4 ? "0" + word : word))
                    .toList();
        } catch (DateTimeException e) {
            throw new InvalidRequest("/cutOffs", "not_a_time", "Cut-offs are times as 10:00, 14:30");
        }
    }

    private static int number(String text) {
        try {
            return Integer.parseInt(text);
        } catch (NumberFormatException e) {
            throw new InvalidRequest("/", "not_a_number", "“" + text + "” is not a whole number");
        }
    }
}
