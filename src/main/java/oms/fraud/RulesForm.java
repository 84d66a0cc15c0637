package oms.fraud;

import jakarta.inject.Singleton;
import jakarta.validation.ConstraintViolation;
import jakarta.validation.Validator;
import jakarta.ws.rs.core.MultivaluedMap;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import oms.web.InvalidRequest;
import oms.web.Problem.Fault;
import org.jspecify.annotations.Nullable;

/** Reads rules from the console's form: {@code weight.VELOCITY}, {@code limit.card.hour}, {@code reviewFrom} and so on. */
@Singleton
class RulesForm {
    private static final int LONGEST_REASON = 500;

    private final Validator validator;

    RulesForm(Validator validator) {
        this.validator = validator;
    }

    /** @throws InvalidRequest with every field that is missing, no number, or out of its range */
    Rules read(MultivaluedMap<String, String> form) {
        var fields = new Fields(form);
        var weights = new EnumMap<Signal, BigDecimal>(Signal.class);
        for (var signal : Signal.values()) weights.put(signal, fields.decimal("weight." + signal));
        var rules = new Rules(weights, fields.decimal("reviewFrom"), fields.decimal("rejectAbove"), usual(fields));
        fields.check();
        var wrong = validator.validate(rules).stream().map(RulesForm::fault).toList();
        if (!wrong.isEmpty()) throw new InvalidRequest(wrong);
        return rules.checked();
    }

    /** @throws InvalidRequest where nobody says why */
    String reason(MultivaluedMap<String, String> form) {
        var reason = form.getFirst("reason");
        if (reason == null || reason.isBlank() || reason.length() > LONGEST_REASON || reason.indexOf('\0') >= 0)
            throw new InvalidRequest("/reason", "not_blank", "Say in at most 500 characters why");
        return reason.strip();
    }

    private static Usual usual(Fields fields) {
        return new Usual(
                fields.limits("customer"),
                fields.limits("card"),
                fields.limits("device"),
                fields.limits("address"),
                fields.limits("ip"),
                fields.whole("sharers"),
                fields.decimal("kilometres"),
                fields.decimal("timesTheValue"));
    }

    private static Fault fault(ConstraintViolation<?> violation) {
        return new Fault("/" + violation.getPropertyPath(), "out_of_range", String.valueOf(violation.getMessage()));
    }

    /** Values of a form; what cannot be read is remembered and told together. */
    private static final class Fields {
        private final Map<String, List<String>> form;
        private final List<Fault> faults = new ArrayList<>();

        Fields(Map<String, List<String>> form) {
            this.form = form;
        }

        Usual.Limits limits(String of) {
            return new Usual.Limits(
                    whole("limit." + of + ".hour"), whole("limit." + of + ".day"), whole("limit." + of + ".week"));
        }

        BigDecimal decimal(String name) {
            var text = text(name);
            if (text != null && text.matches("[0-9]{1,6}([.,][0-9]{1,4})?"))
                return new BigDecimal(text.replace(',', '.'));
            return refused(name, BigDecimal.ZERO);
        }

        int whole(String name) {
            var text = text(name);
            return text != null && text.matches("[0-9]{1,6}") ? Integer.parseInt(text) : refused(name, 1);
        }

        private <T> T refused(String name, T instead) {
            faults.add(new Fault("/" + name, "not_a_number", "A number is needed"));
            return instead;
        }

        private @Nullable String text(String name) {
            var values = form.get(name);
            return values == null || values.isEmpty() ? null : values.getFirst().strip();
        }

        void check() {
            if (!faults.isEmpty()) throw new InvalidRequest(faults);
        }
    }
}
