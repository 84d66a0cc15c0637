package oms.payment;

import static oms.payment.PaidOrders.usd;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import oms.money.Money;
import oms.order.OrderLineView;
import oms.payment.Refund.Part;
import oms.payment.Refund.Status;
import oms.payment.RefundPrices.Line;
import oms.payment.RefundRepository.Room;
import oms.payment.Shares.Share;
import oms.web.InvalidRequest;
import org.junit.jupiter.api.Test;

class RefundPricesTest {
    private static final List<Line> LINES =
            List.of(new Line(0, 1, 300, 0, 0), new Line(1, 3, 1000, 0, 0), new Line(2, 1, 3700, 0, 0));

    @Test
    void shares_come_to_the_total_whatever_the_discount_and_the_tax() {
        for (int seed = 0; seed < 500; seed++) {
            var random = new Random(seed);
            var lines = new ArrayList<OrderLineView>();
            for (int no = 1; no <= 1 + random.nextInt(6); no++)
                lines.add(line(no, 1 + random.nextInt(5), random.nextInt(3000)));
            var goods = lines.stream().mapToLong(l -> l.total().minor()).sum();
            var shipping = random.nextInt(900);
            var discount = random.nextLong(goods + shipping + 1);
            var tax = random.nextInt(700);
            var shares = Shares.of(lines, usd(discount), usd(shipping), usd(tax));
            assertThat(shares.stream().mapToLong(Share::minor).sum())
                    .as("seed %d", seed)
                    .isEqualTo(goods - discount + shipping + tax);
            assertThat(shares).hasSize(lines.size() + 1).allMatch(share -> share.minor() >= 0);
        }
    }

    @Test
    void the_discount_lies_on_the_goods_first_and_tax_on_everything() {
        var lines = List.of(line(1, 2, 1000), line(2, 1, 2000));
        assertThat(Shares.of(lines, usd(400), usd(100), usd(0)))
                .containsExactly(new Share(0, 1, 100), new Share(1, 2, 1800), new Share(2, 1, 1800));
        assertThat(Shares.of(lines, usd(4050), usd(100), usd(0)))
                .containsExactly(new Share(0, 1, 50), new Share(1, 2, 0), new Share(2, 1, 0));
        assertThat(Shares.of(lines, usd(0), usd(1000), usd(500)))
                .containsExactly(new Share(0, 1, 1100), new Share(1, 2, 2200), new Share(2, 1, 2200));
    }

    @Test
    void what_weighs_nothing_gets_nothing_and_nothing_is_lost() {
        assertThat(Shares.spread(10, List.of(0L, 0L))).containsExactly(0L, 10L);
        assertThat(Shares.spread(10, List.of(1L, 1L, 1L))).containsExactly(3L, 3L, 4L);
        assertThat(Shares.spread(0, List.of(5L))).containsExactly(0L);
    }

    @Test
    void pieces_one_after_the_other_come_to_the_whole_share() {
        var share = new Share(1, 3, 1000);
        assertThat(share.of(0, 0, 1)).isEqualTo(333);
        assertThat(share.of(1, 333, 1)).isEqualTo(333);
        assertThat(share.of(2, 666, 1)).isEqualTo(334);
        assertThat(share.of(0, 0, 3)).isEqualTo(1000);
        assertThat(share.of(0, 400, 1)).as("never below nothing").isZero();
    }

    @Test
    void lines_and_shipping_are_priced() {
        var parts = RefundPrices.of(
                new RefundWish(false, null, List.of(new RefundWish.Line(1, 2)), true), LINES, usd(5000));
        assertThat(parts).containsExactly(new Part(1, 2, usd(666)), new Part(0, 1, usd(300)));
        assertThat(RefundPrices.sum(parts, "USD")).isEqualTo(usd(966));
        assertThat(parts.get(1).shipping()).isTrue();
        assertThat(parts.get(0).shipping()).isFalse();
    }

    @Test
    void everything_is_told_by_lines_where_they_come_to_it() {
        assertThat(RefundPrices.of(RefundWish.all(), LINES, usd(5000)))
                .containsExactly(new Part(0, 1, usd(300)), new Part(1, 3, usd(1000)), new Part(2, 1, usd(3700)));
        assertThat(RefundPrices.of(RefundWish.all(), LINES, usd(4000))).isEmpty();
        var partly = List.of(new Line(0, 1, 300, 1, 300), new Line(1, 3, 1000, 1, 333));
        assertThat(RefundPrices.of(RefundWish.all(), partly, usd(667))).containsExactly(new Part(1, 2, usd(667)));
    }

    @Test
    void an_amount_stands_for_no_lines() {
        assertThat(RefundPrices.of(RefundWish.of(usd(5)), LINES, usd(5000))).isEmpty();
    }

    @Test
    void unclear_unknown_and_too_many_are_refused() {
        for (var wish : List.of(
                new RefundWish(false, null, List.of(), false),
                new RefundWish(true, usd(1), List.of(), false),
                new RefundWish(false, usd(1), List.of(), true),
                lines(new RefundWish.Line(9, 1)),
                lines(new RefundWish.Line(0, 1)),
                lines(new RefundWish.Line(1, 0)),
                lines(new RefundWish.Line(1, 1), new RefundWish.Line(1, 1))))
            assertThatThrownBy(() -> RefundPrices.of(wish, LINES, usd(5000))).isInstanceOf(InvalidRequest.class);
        assertThatThrownBy(() -> RefundPrices.of(lines(new RefundWish.Line(1, 4)), LINES, usd(5000)))
                .isInstanceOf(RefundRefused.class)
                .hasMessageContaining("at most 3");
        var gone = List.of(new Line(0, 1, 300, 1, 300));
        assertThatThrownBy(() -> RefundPrices.of(new RefundWish(false, null, List.of(), true), gone, usd(5000)))
                .isInstanceOf(RefundRefused.class)
                .hasMessageContaining("shipping");
    }

    @Test
    void a_refund_is_divided_over_the_holds_it_came_from() {
        var rooms = List.of(new Room("a", 1000), new Room("b", 0), new Room("c", 500));
        assertThat(RefundBook.divide(rooms, 1200)).containsExactly(new Room("a", 1000), new Room("c", 200));
        assertThat(RefundBook.divide(rooms, 1000)).containsExactly(new Room("a", 1000));
        assertThatThrownBy(() -> RefundBook.divide(rooms, 1501)).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void a_refund_ends_as_its_operations_do() {
        assertThat(Refund.after(List.of(OperationStatus.SUCCEEDED, OperationStatus.UNKNOWN)))
                .isEqualTo(Status.ORDERED);
        assertThat(Refund.after(List.of(OperationStatus.SUCCEEDED))).isEqualTo(Status.DONE);
        assertThat(Refund.after(List.of(OperationStatus.SUCCEEDED, OperationStatus.FAILED)))
                .isEqualTo(Status.PARTLY);
        assertThat(Refund.after(List.of(OperationStatus.FAILED))).isEqualTo(Status.FAILED);
    }

    @Test
    void a_limit_counts_what_was_refunded_before_and_only_its_currency() {
        var terms = new Terms(CaptureMoment.DELIVERED, 36, List.of(usd(1000)));
        assertThat(terms.allowsAlone(usd(0), usd(1000))).isTrue();
        assertThat(terms.allowsAlone(usd(1), usd(1000))).isFalse();
        assertThat(terms.allowsAlone(Money.of(0, "EUR"), Money.of(9000, "EUR"))).isTrue();
        assertThat(Terms.USUAL.allowsAlone(usd(0), usd(1_000_000))).isTrue();
    }

    private static RefundWish lines(RefundWish.Line... lines) {
        return new RefundWish(false, null, List.of(lines), false);
    }

    private static OrderLineView line(int no, int quantity, long price) {
        return new OrderLineView(no, "SKU-" + no, "Thing", quantity, usd(price), 1, 100);
    }
}
