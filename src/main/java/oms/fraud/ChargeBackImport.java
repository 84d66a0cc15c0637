package oms.fraud;

import jakarta.inject.Singleton;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.regex.Pattern;
import oms.identity.Caller;
import oms.money.Money;
import oms.web.Csv;
import org.jspecify.annotations.Nullable;

/** Charge-backs by CSV, as banks and gateways export them; the same file again changes nothing. */
@Singleton
class ChargeBackImport {
    private static final Pattern ORDER = Pattern.compile("\\S{1,64}");
    private static final Pattern REASON = Pattern.compile("FRAUD|NOT_RECEIVED|NOT_AS_DESCRIBED|DUPLICATE|OTHER");
    private static final Pattern DATE = Pattern.compile("\\d{4}-\\d{2}-\\d{2}");
    private static final Pattern CURRENCY = Pattern.compile("[A-Z]{3}");
    private static final Pattern REFERENCE = Pattern.compile("(?s).{1,100}");

    private final ChargeBacks chargeBacks;

    ChargeBackImport(ChargeBacks chargeBacks) {
        this.chargeBacks = chargeBacks;
    }

    Csv.Report take(Caller by, @Nullable String body) {
        return Csv.read(body, List.of("order", "reason", "date", "amount", "currency"), List.of("reference"))
                .forEach(row -> chargeBacks.record(by, told(row)));
    }

    private static ChargeBack.Told told(Csv.Row row) {
        return new ChargeBack.Told(
                row.text("order", ORDER),
                ChargeBack.Reason.valueOf(row.text("reason", REASON)),
                date(row.text("date", DATE)),
                amount(row),
                row.optional("reference", REFERENCE));
    }

    private static LocalDate date(String text) {
        try {
            return LocalDate.parse(text);
        } catch (DateTimeParseException e) {
            throw new Csv.Refused("date", "invalid_value", "This is no day, such as 2026-05-06");
        }
    }

    private static Money amount(Csv.Row row) {
        var amount = row.optionalAmount("amount");
        if (amount == null) throw new Csv.Refused("amount", "missing_value", "This value is missing");
        try {
            return Money.ofMajor(amount, row.text("currency", CURRENCY));
        } catch (ArithmeticException | IllegalArgumentException e) {
            throw new Csv.Refused("amount", "invalid_value", "This is no amount of a known currency");
        }
    }
}
