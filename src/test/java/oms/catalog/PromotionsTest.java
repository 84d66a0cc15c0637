package oms.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import oms.Ids;
import oms.database.Retry;
import oms.money.Money;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

@QuarkusTest
class PromotionsTest {
    @Inject
    Promotions promotions;

    @Inject
    PromotionRepository stored;

    String merchant = Ids.next("mer");

    @Test
    void codes_are_quoted_in_any_case_once_and_unknown_ones_are_named() {
        code("FIVE", null, null, null);
        var quote = promotions.quote(merchant, List.of(" five", "FIVE", "nope"), "a@b.example", usd(2000), usd(300));
        assertThat(quote.discounts()).containsExactly(new Discount("FIVE", PromotionView.Kind.AMOUNT, usd(500)));
        assertThat(quote.refused())
                .extracting(PromotionQuote.Refusal::code, PromotionQuote.Refusal::reason)
                .containsExactly(org.assertj.core.groups.Tuple.tuple("NOPE", "unknown_code"));
    }

    @Test
    void a_redemption_counts_and_a_release_gives_it_back_once() {
        code("FIVE", usd(5000), 3L, 1);
        redeem("ord-1" + merchant, "a@b.example");
        assertThat(find()).extracting(PromotionView::uses, PromotionView::spent).containsExactly(1L, usd(500));
        assertThatThrownBy(() -> redeem("ord-2" + merchant, "a@b.example")).isInstanceOf(PromotionRefused.class);
        release("ord-1" + merchant);
        release("ord-1" + merchant);
        assertThat(find()).extracting(PromotionView::uses, PromotionView::spent).containsExactly(0L, usd(0));
        redeem("ord-3" + merchant, "a@b.example");
    }

    @Test
    void a_budget_is_never_exceeded_however_many_redeem_at_once() throws Exception {
        code("FIVE", usd(5000), null, null);
        assertThat(redeemedBy(60, i -> "c" + i + "@b.example")).isEqualTo(10);
        assertThat(find().spent()).isEqualTo(usd(5000));
    }

    @Test
    void a_customer_who_orders_many_times_at_once_gets_the_limit() throws Exception {
        code("FIVE", null, null, 2);
        assertThat(redeemedBy(30, i -> "same@b.example")).isEqualTo(2);
        assertThat(find().uses()).isEqualTo(2);
    }

    @Test
    void the_uses_of_a_code_are_never_exceeded() throws Exception {
        code("FIVE", null, 7L, null);
        assertThat(redeemedBy(30, i -> "c" + i + "@b.example")).isEqualTo(7);
    }

    @Test
    void a_budget_cannot_fall_below_what_was_spent() {
        code("FIVE", usd(5000), null, null);
        redeem("ord-1" + merchant, "a@b.example");
        assertThatThrownBy(() -> code("FIVE", usd(499), null, null)).isInstanceOf(PromotionInUse.class);
        code("FIVE", usd(500), null, null);
        assertThat(find().spentPercent()).isEqualTo(100);
    }

    private int redeemedBy(int buyers, java.util.function.IntFunction<String> customer) throws Exception {
        var redeemed = new AtomicInteger();
        try (var threads = Executors.newFixedThreadPool(12)) {
            for (int i = 0; i < buyers; i++) {
                var who = customer.apply(i);
                threads.submit(() -> {
                    redeem(Ids.next("ord"), who);
                    redeemed.incrementAndGet();
                });
            }
        }
        return redeemed.get();
    }

    private void redeem(String order, String customer) {
        Retry.onConflict(() -> {
            QuarkusTransaction.requiringNew()
                    .run(() -> promotions.redeem(
                            merchant,
                            order,
                            customer,
                            List.of(new Discount("FIVE", PromotionView.Kind.AMOUNT, usd(500)))));
            return true;
        });
    }

    private void release(String order) {
        QuarkusTransaction.requiringNew().run(() -> promotions.release(order));
    }

    private PromotionView find() {
        return stored.find(merchant, "FIVE").orElseThrow();
    }

    private void code(String code, @Nullable Money budget, @Nullable Long uses, @Nullable Integer perCustomer) {
        promotions.put(
                merchant,
                new PromotionView(
                        code,
                        PromotionView.Kind.AMOUNT,
                        null,
                        usd(500),
                        "USD",
                        Instant.EPOCH,
                        null,
                        usd(0),
                        budget,
                        uses,
                        perCustomer,
                        true,
                        usd(0),
                        0));
    }

    private static Money usd(long minor) {
        return Money.of(minor, "USD");
    }
}
