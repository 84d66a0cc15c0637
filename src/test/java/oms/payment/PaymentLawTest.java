package oms.payment;

import static oms.payment.PaidOrders.usd;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import oms.money.Money;
import oms.payment.Amounts.Figure;
import oms.payment.GatewayAnswer.Approved;
import org.junit.jupiter.api.Test;

class PaymentLawTest {
    static final Instant NOW = Instant.parse("2026-05-06T17:10:00Z");
    static final Instant ENDS = NOW.plus(Duration.ofDays(7));

    @Test
    void a_new_payment_holds_nothing_and_nothing_is_taken() {
        var payment = fresh();
        assertThatThrownBy(() -> payment.orderCapture(usd(1))).isInstanceOf(CaptureRefused.class);
        assertThatThrownBy(() -> payment.orderRefund(usd(1))).isInstanceOf(RefundRefused.class);
        assertThat(payment.orderVoid()).isEmpty();
        assertThat(payment.orderRenewal(NOW, Duration.ofHours(1))).isEmpty();
        assertThat(payment.warnOfExpiry(NOW)).isEmpty();
        assertThat(payment.hold()).isNull();
    }

    @Test
    void an_approved_one_holds_what_the_bank_said_until_it_lapses() {
        var payment = held();
        assertThat(payment.state().status()).isEqualTo(PaymentStatus.AUTHORIZED);
        assertThat(payment.state().amounts().held()).isEqualTo(5000);
        assertThat(payment.hold().lapsed(ENDS.minusSeconds(1))).isFalse();
        assertThat(payment.hold().lapsed(ENDS)).isTrue();
        assertThat(payment.hold().reference()).isEqualTo("hold-1");
    }

    @Test
    void a_gateway_that_names_no_end_holds_for_a_week() {
        assertThat(Payment.expiry(new Approved("r", "c", usd(1), null, null, null), NOW))
                .isEqualTo(ENDS);
        assertThat(Payment.expiry(new Approved("r", "c", usd(1), NOW, null, null), ENDS))
                .isEqualTo(NOW);
    }

    @Test
    void a_declined_one_says_why_and_may_turn_out_to_be_held() {
        var payment = fresh();
        payment.declined("never_sent", "No answer.");
        assertThat(payment.state().declineCode()).isEqualTo("never_sent");
        assertThat(payment.state().declineReason()).isEqualTo("No answer.");
        payment.authorized(yes("hold-1", 5000), NOW);
        assertThat(payment.state().declineCode()).isNull();
        assertThat(payment.state().declineReason()).isNull();
        assertThatThrownBy(() -> payment.declined("x", "y")).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void a_capture_is_within_the_hold_and_in_its_currency() {
        var payment = held();
        assertThatThrownBy(() -> payment.orderCapture(usd(5001))).isInstanceOf(CaptureRefused.class);
        assertThatThrownBy(() -> payment.orderCapture(Money.of(1, "EUR"))).isInstanceOf(RefundRefused.class);
        payment.orderCapture(usd(5000));
        assertThatThrownBy(() -> payment.orderCapture(usd(1))).isInstanceOf(CaptureRefused.class);
    }

    @Test
    void nothing_is_taken_once_the_order_is_over() {
        var payment = held();
        payment.end();
        assertThat(payment.orderEnded()).isTrue();
        assertThatThrownBy(() -> payment.orderCapture(usd(1))).isInstanceOf(CaptureRefused.class);
    }

    @Test
    void the_rest_is_voided_once_nothing_is_on_its_way_and_then_it_is_settled() {
        var payment = held();
        payment.orderCapture(usd(3000));
        payment.end();
        assertThat(payment.orderVoid()).isEmpty();
        var captured = payment.captured(capture(payment, 3000));
        assertThat(captured.sequence()).isEqualTo(1);
        assertThat(captured.shipmentId()).isEqualTo("shp_1");
        assertThat(payment.orderVoid()).contains(usd(2000));
        assertThat(payment.orderVoid()).isEmpty();
        assertThat(payment.state().status()).isEqualTo(PaymentStatus.AUTHORIZED);
        var voided = payment.voided(Operations.voidOf(payment, usd(2000), NOW)).orElseThrow();
        assertThat(voided.sequence()).isEqualTo(2);
        assertThat(payment.state().status()).isEqualTo(PaymentStatus.SETTLED);
    }

    @Test
    void a_failed_capture_leaves_its_claim_and_becomes_owed() {
        var payment = held();
        payment.orderCapture(usd(5000));
        payment.captureFailed(capture(payment, 5000));
        assertThat(payment.state().amounts().rest()).isEqualTo(5000);
        var owed = payment.owed("rcv_1", capture(payment, 5000));
        assertThat(owed.amount()).isEqualTo(usd(5000));
        assertThat(owed.sequence()).isEqualTo(1);
        assertThat(payment.owesNoMore("rcv_1", usd(5000), "WRITTEN_OFF").sequence())
                .isEqualTo(2);
    }

    @Test
    void what_happened_after_all_is_claimed_again_or_cannot_be() {
        var payment = held();
        payment.orderCapture(usd(3000));
        var capture = capture(payment, 3000);
        payment.captureFailed(capture);
        payment.claimAgain(capture);
        payment.captured(capture);
        assertThat(payment.state().amounts().of(Figure.CAPTURED)).isEqualTo(3000);
        var refund = Operations.refund(payment, "ref_1", "hold-1", usd(1000), "r", "ann", NOW);
        payment.orderRefund(usd(1000));
        payment.refundFailed(usd(1000));
        payment.claimAgain(refund);
        assertThat(payment.refunded(refund).refundId()).isEqualTo("ref_1");
        payment.end();
        payment.orderVoid();
        assertThatThrownBy(() -> payment.claimAgain(capture)).isInstanceOf(Amounts.LawBroken.class);
        payment.claimAgain(Operations.voidOf(payment, usd(2000), NOW));
    }

    @Test
    void refunds_stay_within_what_was_captured() {
        var payment = held();
        payment.orderCapture(usd(3000));
        assertThatThrownBy(() -> payment.orderRefund(usd(1))).isInstanceOf(RefundRefused.class);
        payment.captured(capture(payment, 3000));
        payment.orderRefund(usd(3000));
        assertThatThrownBy(() -> payment.orderRefund(usd(1))).isInstanceOf(RefundRefused.class);
        payment.refundFailed(usd(1000));
        payment.orderRefund(usd(1000));
    }

    @Test
    void a_renewed_hold_takes_the_old_ones_place() {
        var payment = held();
        payment.warnOfExpiry(NOW);
        assertThat(payment.orderRenewal(NOW, Duration.ofHours(1))).contains(usd(5000));
        assertThat(payment.state().renewals()).isEqualTo(1);
        assertThat(payment.state().nextRenewalAt()).isEqualTo(NOW.plus(Duration.ofHours(1)));
        var renewal = Operations.renewal(payment, usd(5000), "payment", NOW);
        var later = NOW.plus(Duration.ofDays(6));
        var renewed = payment.reauthorized(renewal, yes("hold-2", 5000), later);
        assertThat(renewed.givenBack()).isEqualTo("hold-1");
        assertThat(renewed.news()).isPresent();
        assertThat(payment.hold().reference()).isEqualTo("hold-2");
        assertThat(payment.hold().since()).isEqualTo(later);
        assertThat(payment.state().renewals()).isZero();
        assertThat(payment.state().nextRenewalAt()).isNull();
        assertThat(payment.state().expiryWarnedAt()).isNull();
        assertThat(payment.state().amounts().held()).isEqualTo(10_000);
        var old = Operations.voidOfReplaced(payment, "hold-1", usd(5000), NOW);
        assertThat(payment.voided(old)).isEmpty();
        assertThat(payment.state().amounts().held()).isEqualTo(5000);
    }

    @Test
    void a_second_hold_goes_back_where_the_first_one_changed_meanwhile() {
        for (var change : List.<java.util.function.Consumer<Payment>>of(
                p -> p.orderCapture(usd(1000)),
                p -> {
                    p.orderCapture(usd(1000));
                    p.captured(capture(p, 1000));
                },
                Payment::end)) {
            var payment = held();
            payment.orderRenewal(NOW, Duration.ofHours(1));
            var renewal = Operations.renewal(payment, usd(5000), "payment", NOW);
            change.accept(payment);
            var renewed = payment.reauthorized(renewal, yes("hold-2", 5000), NOW);
            assertThat(renewed.givenBack()).isEqualTo("hold-2");
            assertThat(renewed.news()).isEmpty();
            assertThat(payment.hold().reference()).isEqualTo("hold-1");
        }
    }

    @Test
    void a_second_hold_of_another_sum_goes_back() {
        var payment = held();
        payment.orderRenewal(NOW, Duration.ofHours(1));
        var renewal = Operations.renewal(payment, usd(5000), "payment", NOW);
        assertThat(payment.reauthorized(renewal, yes("hold-2", 4000), NOW).givenBack())
                .isEqualTo("hold-2");
    }

    @Test
    void nothing_is_renewed_while_something_is_on_its_way_or_nothing_is_owed() {
        var flying = held();
        flying.orderCapture(usd(1000));
        assertThat(flying.orderRenewal(NOW, Duration.ZERO)).isEmpty();
        var over = held();
        over.end();
        assertThat(over.orderRenewal(NOW, Duration.ZERO)).isEmpty();
        var taken = held();
        taken.orderCapture(usd(5000));
        taken.captured(capture(taken, 5000));
        assertThat(taken.orderRenewal(NOW, Duration.ZERO)).isEmpty();
    }

    @Test
    void a_failed_renewal_is_told_while_the_order_lives() {
        var payment = held();
        payment.orderRenewal(NOW, Duration.ZERO);
        var renewal = Operations.renewal(payment, usd(5000), "payment", NOW);
        assertThat(payment.reauthorizationFailed(renewal)).isPresent();
        payment.end();
        assertThat(payment.reauthorizationFailed(renewal)).isEmpty();
    }

    @Test
    void a_hold_is_warned_of_once() {
        var payment = held();
        assertThat(payment.warnOfExpiry(NOW).orElseThrow().held()).isEqualTo(usd(5000));
        assertThat(payment.warnOfExpiry(NOW)).isEmpty();
    }

    /** Operations ordered as the law allows, settled in any order, some refused: the law holds and everything is accounted for. */
    @Test
    void facts_in_any_order_keep_the_law_and_account_for_every_cent() {
        for (int seed = 0; seed < 400; seed++) {
            var random = new Random(seed);
            var payment = held();
            var open = new ArrayList<Operation>();
            for (int step = 0; step < 80; step++) {
                if (step == 50) payment.end();
                if (random.nextBoolean()) order(payment, open, random);
                else if (!open.isEmpty()) settle(payment, open.remove(random.nextInt(open.size())), open, random);
            }
            while (!open.isEmpty()) settle(payment, open.remove(0), open, random);
            payment.orderVoid().ifPresent(rest -> payment.voided(Operations.voidOf(payment, rest, NOW)));
            assertThat(payment.state().amounts().held()).as("seed %d", seed).isZero();
            assertThat(payment.state().status()).isEqualTo(PaymentStatus.SETTLED);
        }
    }

    private static void order(Payment payment, List<Operation> open, Random random) {
        var cents = usd(1 + random.nextInt(1500));
        try {
            switch (random.nextInt(3)) {
                case 0 -> {
                    payment.orderCapture(cents);
                    open.add(capture(payment, cents.minor()));
                }
                case 1 -> {
                    payment.orderRefund(cents);
                    open.add(Operations.refund(payment, "ref", "hold-1", cents, "r", "ann", NOW));
                }
                default ->
                    payment.orderRenewal(NOW, Duration.ZERO)
                            .ifPresent(sum -> open.add(Operations.renewal(payment, sum, "payment", NOW)));
            }
        } catch (CaptureRefused | RefundRefused refused) {
            // the law says no
        }
        payment.orderVoid().ifPresent(rest -> open.add(Operations.voidOf(payment, rest, NOW)));
    }

    private static void settle(Payment payment, Operation operation, List<Operation> open, Random random) {
        var works = random.nextInt(4) > 0;
        switch (operation.kind()) {
            case CAPTURE -> {
                if (works) payment.captured(operation);
                else payment.captureFailed(operation);
            }
            case REFUND -> {
                if (works) payment.refunded(operation);
                else payment.refundFailed(operation.amount());
            }
            case REAUTHORIZE -> {
                if (!works) return;
                var renewed =
                        payment.reauthorized(operation, yes("hold-" + operation.id(), operation.amountMinor()), NOW);
                open.add(Operations.voidOfReplaced(payment, renewed.givenBack(), operation.amount(), NOW));
            }
            case VOID, AUTHORIZE -> payment.voided(operation);
        }
        payment.orderVoid().ifPresent(rest -> open.add(Operations.voidOf(payment, rest, NOW)));
    }

    static Operation capture(Payment payment, long cents) {
        return Operations.capture(payment, "shp_1", usd(cents), false, NOW);
    }

    static Approved yes(String reference, long cents) {
        return new Approved(reference, "CODE", usd(cents), ENDS, "card_1", "Visa •••• 4242");
    }

    static Payment fresh() {
        return new Payment(
                "pay_1", "mer", "ord_1", usd(5000), new PaymentToken("tok_approved", "C-1"), Payment.State.NEW);
    }

    static Payment held() {
        var payment = fresh();
        payment.authorized(yes("hold-1", 5000), NOW);
        return payment;
    }
}
