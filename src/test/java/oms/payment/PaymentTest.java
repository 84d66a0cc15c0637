package oms.payment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import oms.money.Money;
import oms.payment.Amounts.Figure;
import oms.payment.GatewayAnswer.Approved;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** The law of an order's money, without a database. */
class PaymentTest {
    private static final Instant NOW = Instant.parse("2026-05-06T17:10:00Z");
    private static final Instant ENDS = NOW.plus(Duration.ofDays(5));

    private final Payment payment = fresh();

    private static Payment fresh() {
        return new Payment(
                "pay_1", "mer", "ord_1", usd(5000), new PaymentToken("tok_approved", null), Payment.State.NEW);
    }

    private static Money usd(long cents) {
        return Money.of(cents, "USD");
    }

    private static Approved yes(long cents, String reference, @Nullable Instant ends) {
        return new Approved(reference, "CODE", usd(cents), ends, "card_1", "Visa");
    }

    private Payment held() {
        payment.authorized(yes(5000, "ref-1", ENDS), NOW);
        return payment;
    }

    private static Operation capture(Payment of, long cents) {
        return Operations.capture(of, "shp_1", usd(cents), false, NOW);
    }

    private static Operation refund(Payment of, long cents) {
        return Operations.refund(of, "ref_1", "ref-1", usd(cents), "a scratch", "ann", NOW);
    }

    private Amounts amounts() {
        return payment.state().amounts();
    }

    private Payment captured(long cents) {
        held().orderCapture(usd(cents));
        payment.captured(capture(payment, cents));
        return payment;
    }

    @Test
    void an_authorisation_holds_what_the_bank_said_for_as_long_as_it_said() {
        held();
        assertThat(payment.state().status()).isEqualTo(PaymentStatus.AUTHORIZED);
        assertThat(amounts().held()).isEqualTo(5000);
        assertThat(payment.hold()).isEqualTo(new Payment.Hold("CODE", "ref-1", NOW, ENDS, "card_1", "Visa"));
        assertThat(payment.hold().lapsed(ENDS)).isTrue();
        assertThat(payment.hold().lapsed(ENDS.minusMillis(1))).isFalse();
        assertThat(Payment.expiry(yes(1, "r", null), NOW)).isEqualTo(NOW.plus(Duration.ofDays(7)));
        assertThat(Payment.expiry(yes(1, "r", ENDS), NOW)).isEqualTo(ENDS);
    }

    @Test
    void a_declined_payment_says_why_and_forgets_it_when_it_turns_out_to_have_been_made() {
        payment.declined("never_sent", "It did not reach the bank.");
        assertThat(payment.state().status()).isEqualTo(PaymentStatus.DECLINED);
        assertThat(payment.state().declineCode()).isEqualTo("never_sent");
        assertThat(payment.state().declineReason()).isEqualTo("It did not reach the bank.");
        held();
        assertThat(payment.state().declineCode()).isNull();
        assertThat(payment.state().declineReason()).isNull();
        assertThatThrownBy(() -> payment.declined("x", "y")).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void nothing_is_captured_above_the_hold_nor_in_another_currency_nor_before_it_is_held() {
        assertThatThrownBy(() -> payment.orderCapture(usd(1))).isInstanceOf(CaptureRefused.class);
        held().orderCapture(usd(3000));
        assertThatThrownBy(() -> payment.orderCapture(usd(2001))).isInstanceOf(CaptureRefused.class);
        assertThatThrownBy(() -> payment.orderCapture(Money.of(1, "EUR"))).isInstanceOf(RefundRefused.class);
        payment.orderCapture(usd(2000));
        assertThat(amounts().of(Figure.CAPTURE_ORDERED)).isEqualTo(5000);
        assertThat(amounts().rest()).isZero();
        payment.end();
        assertThatThrownBy(() -> payment.orderCapture(usd(0))).isInstanceOf(CaptureRefused.class);
    }

    @Test
    void a_capture_takes_once_and_is_told_with_the_next_number() {
        held().orderCapture(usd(4200));
        var told = payment.captured(capture(payment, 4200));
        assertThat(told).isEqualTo(new PaymentEvent.PaymentCaptured("mer", "pay_1", "ord_1", 1, "shp_1", usd(4200)));
        assertThat(payment.state().version()).isEqualTo(1);
        assertThat(amounts().held()).isEqualTo(800);
        assertThatThrownBy(() -> payment.captured(capture(payment, 1))).isInstanceOf(Amounts.LawBroken.class);
    }

    @Test
    void what_a_failed_capture_claimed_is_free_again_and_is_claimed_again_where_it_happened_after_all() {
        held().orderCapture(usd(4200));
        payment.captureFailed(capture(payment, 4200));
        assertThat(amounts().of(Figure.CAPTURE_ORDERED)).isZero();
        payment.claimAgain(capture(payment, 4200));
        assertThat(amounts().of(Figure.CAPTURE_ORDERED)).isEqualTo(4200);
    }

    @Test
    void what_is_not_owed_goes_back_when_the_order_ends_and_no_capture_is_on_its_way() {
        held().orderCapture(usd(3000));
        assertThat(payment.orderVoid()).as("the order lives").isEmpty();
        payment.end();
        assertThat(payment.orderEnded()).isTrue();
        assertThat(payment.orderVoid()).as("a capture is on its way").isEmpty();
        payment.captured(capture(payment, 3000));
        assertThat(payment.orderVoid()).contains(usd(2000));
        assertThat(payment.orderVoid()).as("nothing is left to give back").isEmpty();
        assertThat(payment.state().status()).isEqualTo(PaymentStatus.AUTHORIZED);
        assertThat(payment.voided(Operations.voidOf(payment, usd(2000), NOW)))
                .contains(new PaymentEvent.PaymentVoided("mer", "pay_1", "ord_1", 2, usd(2000)));
        assertThat(payment.state().status()).isEqualTo(PaymentStatus.SETTLED);
        assertThat(amounts().held()).isZero();
    }

    @Test
    void an_order_that_ends_with_all_of_it_captured_is_settled_and_one_that_holds_nothing_voids_nothing() {
        captured(5000).end();
        assertThat(payment.state().status()).isEqualTo(PaymentStatus.SETTLED);
        var never = fresh();
        never.end();
        assertThat(never.state().status()).isEqualTo(PaymentStatus.PENDING);
        assertThat(never.orderVoid()).isEmpty();
        assertThat(fresh().orderEnded()).isFalse();
    }

    @Test
    void a_capture_that_was_on_its_way_when_the_order_ended_settles_it_with_the_last_of_the_hold() {
        held().orderCapture(usd(5000));
        payment.end();
        assertThat(payment.state().status()).isEqualTo(PaymentStatus.AUTHORIZED);
        payment.captured(capture(payment, 5000));
        assertThat(payment.state().status()).isEqualTo(PaymentStatus.SETTLED);
    }

    @Test
    void refunds_never_exceed_what_was_captured_also_those_on_their_way() {
        captured(4200).orderRefund(usd(4000));
        assertThatThrownBy(() -> payment.orderRefund(usd(201)))
                .isInstanceOf(RefundRefused.class)
                .hasMessageContaining("$2.00");
        payment.orderRefund(usd(200));
        var told = payment.refunded(refund(payment, 4000));
        assertThat(told.sequence()).isEqualTo(2);
        assertThat(told.amount()).isEqualTo(usd(4000));
        assertThat(amounts().of(Figure.REFUNDED)).isEqualTo(4000);
        payment.refundFailed(usd(200));
        assertThat(amounts().of(Figure.REFUND_ORDERED)).isEqualTo(4000);
        assertThat(amounts().refundable()).isEqualTo(200);
        payment.claimAgain(refund(payment, 200));
        assertThat(amounts().refundable()).isZero();
        assertThatThrownBy(() -> payment.orderRefund(Money.of(1, "EUR"))).isInstanceOf(RefundRefused.class);
    }

    @Test
    void what_claims_nothing_is_not_claimed_again() {
        held();
        var before = amounts();
        payment.claimAgain(Operations.voidOf(payment, usd(1), NOW));
        payment.claimAgain(Operations.renewal(payment, usd(1), "ann", NOW));
        assertThat(amounts()).isEqualTo(before);
    }

    @Test
    void a_renewed_hold_takes_the_place_of_the_old_one_which_goes_back() {
        held();
        assertThat(payment.orderRenewal(NOW, Duration.ofHours(1))).contains(usd(5000));
        assertThat(payment.state().renewals()).isEqualTo(1);
        assertThat(payment.state().nextRenewalAt()).isEqualTo(NOW.plus(Duration.ofHours(1)));
        var renewed = payment.reauthorized(
                Operations.renewal(payment, usd(5000), "payment", NOW), yes(5000, "ref-2", ENDS.plusSeconds(9)), NOW);
        assertThat(renewed.givenBack()).isEqualTo("ref-1");
        assertThat(renewed.news())
                .contains(new PaymentEvent.PaymentReauthorized(
                        "mer", "pay_1", "ord_1", 1, usd(5000), ENDS.plusSeconds(9)));
        assertThat(payment.hold().reference()).isEqualTo("ref-2");
        assertThat(payment.state().renewals()).isZero();
        assertThat(payment.state().nextRenewalAt()).isNull();
        assertThat(amounts().held()).as("both holds").isEqualTo(10000);
        assertThat(amounts().owing()).isEqualTo(5000);
        assertThat(payment.voided(Operations.voidOfReplaced(payment, "ref-1", usd(5000), NOW)))
                .isEmpty();
        assertThat(amounts().held()).isEqualTo(5000);
    }

    @Test
    void a_second_hold_that_does_not_fit_any_more_goes_back_itself() {
        held();
        var renewal = Operations.renewal(payment, usd(5000), "payment", NOW);
        payment.orderCapture(usd(100));
        assertThat(payment.orderRenewal(NOW, Duration.ZERO))
                .as("a capture is on its way")
                .isEmpty();
        assertThat(payment.reauthorized(renewal, yes(5000, "ref-2", ENDS), NOW))
                .isEqualTo(new Payment.Renewed("ref-2", java.util.Optional.empty()));
        assertThat(payment.hold().reference()).isEqualTo("ref-1");

        var less = fresh();
        less.authorized(yes(5000, "ref-1", ENDS), NOW);
        assertThat(less.reauthorized(renewal, yes(4000, "ref-2", ENDS), NOW).givenBack())
                .isEqualTo("ref-2");
        var ended = fresh();
        ended.authorized(yes(5000, "ref-1", ENDS), NOW);
        ended.end();
        assertThat(ended.reauthorized(renewal, yes(5000, "ref-2", ENDS), NOW).givenBack())
                .isEqualTo("ref-2");
        assertThat(ended.orderRenewal(NOW, Duration.ZERO)).isEmpty();
        assertThat(fresh().orderRenewal(NOW, Duration.ZERO)).isEmpty();
    }

    @Test
    void a_renewal_that_failed_is_told_while_the_order_lives() {
        held().orderRenewal(NOW, Duration.ZERO);
        var renewal = Operations.renewal(payment, usd(5000), "payment", NOW);
        assertThat(payment.reauthorizationFailed(renewal))
                .contains(new PaymentEvent.ReauthorizationFailed("mer", "pay_1", "ord_1", 1, usd(5000), ENDS, 1));
        payment.end();
        assertThat(payment.reauthorizationFailed(renewal)).isEmpty();
        assertThat(fresh().reauthorizationFailed(renewal)).isEmpty();
    }

    @Test
    void a_hold_that_lapses_is_warned_of_once() {
        assertThat(payment.warnOfExpiry(NOW)).isEmpty();
        held();
        assertThat(payment.warnOfExpiry(NOW))
                .contains(new PaymentEvent.AuthorizationExpiring("mer", "pay_1", "ord_1", 1, usd(5000), ENDS));
        assertThat(payment.warnOfExpiry(NOW)).isEmpty();
        var settled = fresh();
        settled.authorized(yes(0, "ref-1", ENDS), NOW);
        settled.end();
        assertThat(settled.warnOfExpiry(NOW)).isEmpty();
    }

    @Test
    void what_a_buyer_owes_is_told_when_it_begins_and_when_it_ends() {
        held();
        var opened = payment.owed("rcv_1", capture(payment, 4200));
        assertThat(opened)
                .isEqualTo(new PaymentEvent.ReceivableOpened("mer", "pay_1", "ord_1", 1, "rcv_1", "shp_1", usd(4200)));
        assertThat(payment.owesNoMore("rcv_1", usd(4200), "cash"))
                .isEqualTo(new PaymentEvent.ReceivableClosed("mer", "pay_1", "ord_1", 2, "rcv_1", usd(4200), "cash"));
    }
}
