package oms.web;

import jakarta.validation.Validator;
import jakarta.ws.rs.core.MultivaluedMap;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** What people typed into a form, as values; every reader throws {@link InvalidRequest} that names the field. */
public final class FormFields {
    private final MultivaluedMap<String, String> form;

    public FormFields(MultivaluedMap<String, String> form) {
        this.form = form;
    }

    /** @return the trimmed text; empty where the field is empty or missing */
    public String text(String name) {
        var value = form.getFirst(name);
        if (value == null) return "";
        if (value.indexOf('\0') >= 0) throw new InvalidRequest("/" + name, "nul_character", "NUL is not text");
        return value.strip();
    }

    public @Nullable String optional(String name) {
        var value = text(name);
        return value.isEmpty() ? null : value;
    }

    /** @return the same body, which keeps the rules that the API has for it */
    public static <T> T checked(Validator validator, T body) {
        var faults = validator.validate(body).stream()
                .map(v -> new Problem.Fault("/", "invalid", v.getPropertyPath() + ": " + v.getMessage()))
                .toList();
        if (!faults.isEmpty()) throw new InvalidRequest(faults);
        return body;
    }

    public boolean flag(String name) {
        return !text(name).isEmpty();
    }

    /** @param called what people know the field by */
    public int whole(String name, String called) {
        var value = text(name);
        if (!value.matches("\\d{1,9}"))
            throw new InvalidRequest("/" + name, "invalid_value", called + ": a whole number");
        return Integer.parseInt(value);
    }

    /** @param called what people know the field by */
    public BigDecimal decimal(String name, String called) {
        var value = text(name);
        if (!value.matches("-?\\d{1,12}([.]\\d{1,12})?"))
            throw new InvalidRequest("/" + name, "invalid_value", called + ": a number such as 1.20");
        return new BigDecimal(value);
    }
}
