package oms.catalog;

import jakarta.validation.Validator;
import jakarta.ws.rs.core.MultivaluedMap;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeParseException;
import oms.money.Money;
import oms.web.InvalidRequest;
import oms.web.Problem;
import org.jspecify.annotations.Nullable;

/** The fields of a form as typed values; every reader throws {@link InvalidRequest} that names the field. */
final class Fields {
    private final MultivaluedMap<String, String> form;

    Fields(MultivaluedMap<String, String> form) {
        this.form = form;
    }

    /** @return the trimmed text, null where the field is empty or missing */
    @Nullable
    String text(String name) {
        var value = form.getFirst(name);
        if (value == null || value.isBlank()) return null;
        if (value.indexOf('\0') >= 0) throw new InvalidRequest("/" + name, "nul_character", "NUL is not text");
        return value.strip();
    }

    String required(String name) {
        var value = text(name);
        if (value == null) throw new InvalidRequest("/" + name, "missing_value", "This field is empty");
        return value;
    }

    boolean flag(String name) {
        return text(name) != null;
    }

    @Nullable
    Integer optionalWhole(String name) {
        var value = text(name);
        if (value == null) return null;
        if (!value.matches("\\d{1,9}"))
            throw new InvalidRequest("/" + name, "invalid_value", "This is no whole number");
        return Integer.valueOf(value);
    }

    int whole(String name) {
        var value = optionalWhole(name);
        if (value == null) throw new InvalidRequest("/" + name, "missing_value", "This field is empty");
        return value;
    }

    /** @return an amount that was typed in major units: 39.00 */
    @Nullable
    Money amount(String name, String currency) {
        var value = text(name);
        if (value == null) return null;
        try {
            if (value.matches("\\d{1,12}([.]\\d{1,4})?")) return Money.ofMajor(new BigDecimal(value), currency);
        } catch (ArithmeticException | IllegalArgumentException e) {
            // answered below
        }
        throw new InvalidRequest("/" + name, "invalid_value", "This is no amount in " + currency + ", such as 39.00");
    }

    /** @return the moment that somebody's clock on the wall showed in the zone */
    @Nullable
    Instant moment(String name, ZoneId zone) {
        var value = text(name);
        if (value == null) return null;
        try {
            return LocalDateTime.parse(value).atZone(zone).toInstant();
        } catch (DateTimeParseException e) {
            throw new InvalidRequest("/" + name, "invalid_value", "This is no date with a time");
        }
    }

    /** @return the same body, which keeps the rules that the API has for it */
    static <T> T checked(Validator validator, T body) {
        var faults = validator.validate(body).stream()
                .map(v -> new Problem.Fault("/" + v.getPropertyPath(), "invalid_value", v.getMessage()))
                .toList();
        if (!faults.isEmpty()) throw new InvalidRequest(faults);
        return body;
    }
}
