package oms.checkout;

import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberFormat;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Telephone numbers as people write them. */
final class Phones {
    private Phones() {}

    /**
     * @param country where a number without a country's prefix belongs; null where none is known
     * @return the number in E.164, {@code +12125550100}; empty when nobody can have it
     */
    static Optional<String> normalized(String written, @Nullable String country) {
        var numbers = PhoneNumberUtil.getInstance();
        try {
            var number = numbers.parse(written, country);
            return numbers.isPossibleNumber(number)
                    ? Optional.of(numbers.format(number, PhoneNumberFormat.E164))
                    : Optional.empty();
        } catch (NumberParseException noNumber) {
            return Optional.empty();
        }
    }
}
