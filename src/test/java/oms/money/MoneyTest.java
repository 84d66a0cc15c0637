package oms.money;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class MoneyTest {
    private static Money usd(long cents) {
        return Money.of(cents, "USD");
    }

    @Test
    void sums_differences_and_products_are_exact() {
        assertThat(usd(5000).plus(usd(25))).isEqualTo(usd(5025));
        assertThat(usd(5000).minus(usd(5001))).isEqualTo(usd(-1));
        assertThat(usd(333).times(3)).isEqualTo(usd(999));
        assertThat(usd(-7).negated()).isEqualTo(usd(7));
    }

    @Test
    void what_was_added_can_be_taken_away_again_whatever_the_amounts() {
        var dice = new Random(20260506);
        for (int i = 0; i < 1_000; i++) {
            var a = usd(dice.nextLong() >> 2);
            var b = usd(dice.nextLong() >> 2);
            assertThat(a.plus(b).minus(b)).isEqualTo(a);
            assertThat(a.plus(b)).isEqualTo(b.plus(a));
            assertThat(a.minus(b)).isEqualTo(b.minus(a).negated());
            assertThat(a.min(b).compareTo(a)).isLessThanOrEqualTo(0);
            assertThat(a.min(b).compareTo(b)).isLessThanOrEqualTo(0);
        }
    }

    @Test
    void an_amount_that_does_not_fit_is_refused_rather_than_wrapped() {
        assertThatThrownBy(() -> usd(Long.MAX_VALUE).plus(usd(1))).isInstanceOf(ArithmeticException.class);
        assertThatThrownBy(() -> usd(Long.MIN_VALUE).minus(usd(1))).isInstanceOf(ArithmeticException.class);
        assertThatThrownBy(() -> usd(Long.MAX_VALUE).times(2)).isInstanceOf(ArithmeticException.class);
        assertThatThrownBy(() -> usd(Long.MIN_VALUE).negated()).isInstanceOf(ArithmeticException.class);
        assertThatThrownBy(() -> Money.ofMajor(new BigDecimal("1e18"), "USD")).isInstanceOf(ArithmeticException.class);
    }

    @Test
    void what_is_short_to_write_and_long_to_expand_is_refused_at_once() {
        for (var text : List.of("1e500000000", "-1e500000000", "1e-500000000", "0e500000000", "1e20"))
            assertTimeoutPreemptively(
                    Duration.ofSeconds(2),
                    () -> assertThatThrownBy(() -> Money.ofMajor(new BigDecimal(text), "USD"))
                            .isInstanceOf(ArithmeticException.class));
        assertThat(Money.ofMajor(new BigDecimal("92233720368547758.07"), "USD")).isEqualTo(usd(Long.MAX_VALUE));
    }

    @Test
    void a_part_is_exact_where_the_product_on_the_way_to_it_does_not_fit() {
        assertThat(Money.part(Long.MAX_VALUE, Long.MAX_VALUE - 1, Long.MAX_VALUE))
                .isEqualTo(Long.MAX_VALUE - 1);
        assertThat(Money.part(5000, 400, 4700)).isEqualTo(425);
    }

    @Test
    void currencies_do_not_mix_and_must_exist() {
        var euros = Money.of(1, "EUR");
        assertThatThrownBy(() -> usd(1).plus(euros)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> usd(1).minus(euros)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> usd(1).compareTo(euros)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> usd(1).min(euros)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Money.of(1, "XXZ")).isInstanceOf(IllegalArgumentException.class);
        assertThat(usd(1)).isNotEqualTo(euros);
    }

    @Test
    void it_is_ordered_and_knows_its_sign() {
        assertThat(usd(2)).isGreaterThan(usd(1)).isLessThan(usd(3)).isEqualByComparingTo(usd(2));
        assertThat(usd(2).min(usd(1))).isEqualTo(usd(1));
        assertThat(usd(1).min(usd(2))).isEqualTo(usd(1));
        assertThat(usd(1).isPositive()).isTrue();
        assertThat(usd(0).isPositive()).isFalse();
        assertThat(usd(-1).isPositive()).isFalse();
        assertThat(usd(0).isZero()).isTrue();
        assertThat(usd(1).isZero()).isFalse();
        assertThat(Money.zero("EUR")).isEqualTo(Money.of(0, "EUR"));
    }

    @Test
    void major_units_have_the_decimals_of_the_currency() {
        assertThat(usd(5000).major()).isEqualTo(new BigDecimal("50.00"));
        assertThat(Money.of(500, "JPY").major()).isEqualTo(new BigDecimal("500"));
        assertThat(Money.of(1234, "KWD").major()).isEqualTo(new BigDecimal("1.234"));
        assertThat(Money.of(7, "XAU").major()).isEqualTo(new BigDecimal("7"));
        assertThat(Money.ofMajor(new BigDecimal("50.00"), "USD")).isEqualTo(usd(5000));
        assertThat(Money.ofMajor(new BigDecimal("500"), "JPY")).isEqualTo(Money.of(500, "JPY"));
        assertThat(Money.ofMajor(new BigDecimal("7"), "XAU")).isEqualTo(Money.of(7, "XAU"));
        assertThatThrownBy(() -> Money.ofMajor(new BigDecimal("0.005"), "USD")).isInstanceOf(ArithmeticException.class);
    }

    @Test
    void people_read_it_as_they_write_it() {
        assertThat(usd(5000).text()).isEqualTo("$50.00");
        assertThat(usd(0).text()).isEqualTo("$0.00");
        assertThat(usd(-123456789).text()).isEqualTo("-$1,234,567.89");
        assertThat(Money.of(500, "JPY").text()).isEqualTo("¥500");
        assertThat(usd(1)).hasToString("$0.01");
    }
}
