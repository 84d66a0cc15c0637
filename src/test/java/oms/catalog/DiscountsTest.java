package oms.catalog;

import static oms.catalog.PromotionView.Kind.AMOUNT;
import static oms.catalog.PromotionView.Kind.FREE_SHIPPING;
import static oms.catalog.PromotionView.Kind.PERCENTAGE;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import oms.money.Money;
import org.assertj.core.groups.Tuple;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class DiscountsTest {
    private static final Instant NOW = Instant.parse("2026-05-06T17:10:00Z");

    @Test
    void percentages_come_first_then_amounts_then_free_shipping() {
        var quote = quote(
                10_000,
                500,
                code("SHIP", FREE_SHIPPING, null, null),
                code("FIVE", AMOUNT, null, 500L),
                code("TENTH", PERCENTAGE, 10, null));
        assertThat(quote.discounts())
                .extracting(Discount::code, d -> d.amount().minor())
                .containsExactly(Tuple.tuple("TENTH", 1000L), Tuple.tuple("FIVE", 500L), Tuple.tuple("SHIP", 500L));
        assertThat(quote.total("USD")).isEqualTo(Money.of(2000, "USD"));
    }

    @Test
    void the_second_percentage_is_taken_of_what_the_first_left() {
        var quote = quote(10_000, 0, code("A", PERCENTAGE, 50, null), code("B", PERCENTAGE, 50, null));
        assertThat(quote.discounts()).extracting(d -> d.amount().minor()).containsExactly(5000L, 2500L);
    }

    @Test
    void half_a_cent_is_rounded_up() {
        assertThat(quote(105, 0, code("A", PERCENTAGE, 10, null))
                        .discounts()
                        .getFirst()
                        .amount()
                        .minor())
                .isEqualTo(11);
    }

    @Test
    void goods_never_cost_less_than_nothing() {
        var quote = quote(300, 0, code("A", AMOUNT, null, 200L), code("B", AMOUNT, null, 200L));
        assertThat(quote.discounts()).extracting(d -> d.amount().minor()).containsExactly(200L, 100L);
    }

    @Test
    void the_minimum_is_asked_of_the_goods_before_any_discount() {
        assertThat(reasons(quote(999, 0, with(code("A", PERCENTAGE, 10, null), 1000, null, null))))
                .containsExactly("minimum_not_reached");
        assertThat(reasons(quote(1000, 0, with(code("A", PERCENTAGE, 10, null), 1000, null, null))))
                .isEmpty();
    }

    @Test
    void a_code_is_valid_from_its_first_moment_and_not_at_its_last() {
        assertThat(reasons(quote(1000, 0, with(code("A", PERCENTAGE, 10, null), 0, NOW.plusSeconds(1), null))))
                .containsExactly("not_yet_valid");
        assertThat(reasons(quote(1000, 0, with(code("A", PERCENTAGE, 10, null), 0, NOW, null))))
                .isEmpty();
        assertThat(reasons(quote(1000, 0, with(code("A", PERCENTAGE, 10, null), 0, NOW.minusSeconds(9), NOW))))
                .containsExactly("expired");
    }

    @Test
    void a_budget_that_does_not_cover_the_discount_is_exhausted() {
        var code = new PromotionView(
                "A",
                PERCENTAGE,
                10,
                null,
                "USD",
                NOW,
                null,
                Money.zero("USD"),
                Money.of(1000, "USD"),
                null,
                null,
                true,
                Money.of(901, "USD"),
                9);
        assertThat(reasons(quote(1000, 0, code))).containsExactly("budget_exhausted");
        assertThat(reasons(quote(990, 0, code))).isEmpty();
    }

    @Test
    void a_customer_may_use_a_code_as_often_as_its_limit_says() {
        var code = new PromotionView(
                "A",
                PERCENTAGE,
                10,
                null,
                "USD",
                NOW,
                null,
                Money.zero("USD"),
                null,
                null,
                2,
                true,
                Money.zero("USD"),
                9);
        assertThat(new Discounts(Money.of(100, "USD"), Money.zero("USD"), NOW)
                        .of(List.of(new Discounts.Candidate(code, 1)))
                        .refused())
                .isEmpty();
        assertThat(reasons(new Discounts(Money.of(100, "USD"), Money.zero("USD"), NOW)
                        .of(List.of(new Discounts.Candidate(code, 2)))))
                .containsExactly("customer_limit_reached");
    }

    @Test
    void a_code_for_euros_takes_nothing_off_dollars() {
        var code = new PromotionView(
                "A",
                AMOUNT,
                null,
                Money.of(100, "EUR"),
                "EUR",
                NOW,
                null,
                Money.zero("EUR"),
                null,
                null,
                null,
                true,
                Money.zero("EUR"),
                0);
        assertThat(reasons(quote(1000, 0, code))).containsExactly("wrong_currency");
    }

    private static List<String> reasons(PromotionQuote quote) {
        return quote.refused().stream().map(PromotionQuote.Refusal::reason).toList();
    }

    private static PromotionQuote quote(long goods, long shipping, PromotionView... codes) {
        return new Discounts(Money.of(goods, "USD"), Money.of(shipping, "USD"), NOW)
                .of(Stream.of(codes)
                        .map(code -> new Discounts.Candidate(code, 0))
                        .toList());
    }

    private static PromotionView code(
            String code, PromotionView.Kind kind, @Nullable Integer percent, @Nullable Long amount) {
        return new PromotionView(
                code,
                kind,
                percent,
                amount == null ? null : Money.of(amount, "USD"),
                "USD",
                NOW.minusSeconds(10),
                null,
                Money.zero("USD"),
                null,
                null,
                null,
                true,
                Money.zero("USD"),
                0);
    }

    private static PromotionView with(PromotionView of, long minimum, @Nullable Instant from, @Nullable Instant until) {
        return new PromotionView(
                of.code(),
                of.kind(),
                of.percent(),
                of.amount(),
                of.currency(),
                from == null ? of.validFrom() : from,
                until,
                Money.of(minimum, "USD"),
                null,
                null,
                null,
                true,
                of.spent(),
                0);
    }
}
