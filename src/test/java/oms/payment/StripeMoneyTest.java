package oms.payment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import oms.money.Money;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StripeMoneyTest {
    @ParameterizedTest
    @CsvSource({
        "USD, 1050, 1050",
        "EUR, 1, 1",
        "JPY, 500, 500",
        "KRW, 1000, 1000",
        "KWD, 5120, 5120",
        "ISK, 500, 50000",
        "UGX, 3, 300",
        "MGA, 500, 5"
    })
    void amounts_are_counted_as_stripe_counts_them(String currency, long ours, long stripes) {
        assertThat(StripeMoney.of(Money.of(ours, currency))).isEqualTo(stripes);
        assertThat(StripeMoney.money(stripes, currency.toLowerCase(java.util.Locale.ROOT)))
                .isEqualTo(Money.of(ours, currency));
    }

    @Test
    void what_is_finer_than_stripe_can_take_is_refused() {
        assertThatThrownBy(() -> StripeMoney.of(Money.of(505, "MGA"))).isInstanceOf(ArithmeticException.class);
    }
}
