package oms.payment;

import static oms.payment.OperationStatus.FAILED;
import static oms.payment.OperationStatus.INITIATED;
import static oms.payment.OperationStatus.PENDING;
import static oms.payment.OperationStatus.SUCCEEDED;
import static oms.payment.OperationStatus.UNKNOWN;
import static oms.payment.OperationTest.LATER;
import static oms.payment.OperationTest.NEVER;
import static oms.payment.OperationTest.NO;
import static oms.payment.OperationTest.NOW;
import static oms.payment.OperationTest.SILENCE;
import static oms.payment.OperationTest.WAIT;
import static oms.payment.OperationTest.YES;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import oms.money.Money;
import oms.payment.GatewayAnswer.NotSent;
import org.junit.jupiter.api.Test;

/** One operation from its intent to its end, answer by answer. */
class OperationStepsTest {
    private static final GatewayAnswer NOT_SENT = new NotSent("no connection");
    private static final Money FIFTY = Money.of(5000, "USD");

    private final Payment payment = held();

    private static Payment held() {
        var made =
                new Payment("pay_1", "mer", "ord_1", FIFTY, new PaymentToken("tok_approved", null), Payment.State.NEW);
        made.authorized(new GatewayAnswer.Approved("ref-1", "C", FIFTY, NOW.plusSeconds(99), null, null), NOW);
        return made;
    }

    private Operation capture() {
        return Operations.capture(payment, "shp_1", FIFTY, true, NOW);
    }

    private static Operation after(Operation operation, GatewayAnswer... answers) {
        var now = operation;
        for (var answer : answers) now = now.after(answer, now.idempotencyKey(), NOW, null);
        return now;
    }

    @Test
    void an_intent_has_its_key_and_its_first_check_before_it_is_sent() {
        var begun = capture();
        assertThat(begun.status()).isEqualTo(INITIATED);
        assertThat(begun.idempotencyKey()).isEqualTo(begun.id() + "-1");
        assertThat(begun.nextCheckAt()).isEqualTo(NOW.plusSeconds(5));
        assertThat(begun.createdAt()).isEqualTo(NOW);
        assertThat(begun.amount()).isEqualTo(FIFTY);
        assertThat(begun.shipmentId()).isEqualTo("shp_1");
        assertThat(begun.atHandOff()).isTrue();
        assertThat(begun.holdReference()).isEqualTo("ref-1");
        assertThat(begun.requestedBy()).isEqualTo("payment");
        var authorization = Operations.authorization("mer", "pay_1", "ord_1", FIFTY, "theirs", NOW);
        assertThat(authorization.idempotencyKey()).isEqualTo("theirs");
        assertThat(authorization.holdReference()).isNull();
        assertThat(Operations.authorization("mer", "pay_1", "ord_1", FIFTY, null, NOW)
                        .idempotencyKey())
                .endsWith("-1");
        var renewal = Operations.renewal(payment, FIFTY, "ann", NOW);
        assertThat(renewal.holdReference()).isNull();
        assertThat(renewal.requestedBy()).isEqualTo("ann");
        assertThat(renewal.reason()).isNull();
        var refund = Operations.refund(payment, "rfd_1", "ref-0", FIFTY, "a scratch", "ann", NOW);
        assertThat(refund.holdReference()).isEqualTo("ref-0");
        assertThat(refund.refundId()).isEqualTo("rfd_1");
        assertThat(refund.reason()).isEqualTo("a scratch");
        var replaced = Operations.voidOfReplaced(payment, "ref-0", FIFTY, NOW);
        assertThat(replaced.ofReplaced()).isTrue();
        assertThat(replaced.holdReference()).isEqualTo("ref-0");
        assertThat(Operations.voidOf(payment, FIFTY, NOW).ofReplaced()).isFalse();
        assertThat(Operations.voidOf(payment, FIFTY, NOW).kind()).isEqualTo(OperationKind.VOID);
    }

    @Test
    void an_approval_settles_it_under_the_gateways_name() {
        var done = after(capture(), YES);
        assertThat(done.status()).isEqualTo(SUCCEEDED);
        assertThat(done.gatewayReference()).isEqualTo("ref");
        assertThat(done.answerCode()).isEqualTo("CODE");
        assertThat(done.settledAt()).isEqualTo(NOW);
        assertThat(done.nextCheckAt()).isNull();
        assertThat(done.accepts(YES, done.idempotencyKey())).isFalse();
        assertThat(done.needsPerson()).isFalse();
    }

    @Test
    void a_refusal_for_good_settles_it_and_nothing_changes_that() {
        var done = after(capture(), NO);
        assertThat(done.status()).isEqualTo(FAILED);
        assertThat(done.answerCode()).isEqualTo("declined");
        assertThat(done.answer()).isEqualTo("No.");
        assertThat(done.settledAt()).isEqualTo(NOW);
        assertThat(done.maybeHappened()).isFalse();
        assertThat(done.accepts(YES, done.idempotencyKey())).isFalse();
    }

    @Test
    void of_an_older_key_only_that_it_happened_is_news() {
        var second = after(capture(), LATER);
        var older = second.id() + "-1";
        assertThat(second.accepts(YES, older)).isTrue();
        assertThat(second.accepts(NO, older)).isFalse();
        assertThat(second.accepts(SILENCE, older)).isFalse();
        assertThat(second.accepts(NO, second.idempotencyKey())).isTrue();
        var done = second.after(YES, older, NOW, null);
        assertThat(done.idempotencyKey()).isEqualTo(older);
        assertThat(done.status()).isEqualTo(SUCCEEDED);
    }

    @Test
    void silence_is_noted_with_its_time_until_the_gateway_speaks() {
        var silent = after(capture(), SILENCE);
        assertThat(silent.status()).isEqualTo(UNKNOWN);
        assertThat(silent.silentAt()).isEqualTo(NOW);
        assertThat(silent.answer()).isEqualTo("time-out");
        assertThat(silent.nextCheckAt()).isEqualTo(NOW.plusSeconds(5));
        var waiting = after(silent, WAIT);
        assertThat(waiting.status()).isEqualTo(PENDING);
        assertThat(waiting.silentAt()).isNull();
        assertThat(waiting.gatewayReference()).isEqualTo("ref");
        assertThat(after(waiting, SILENCE).status()).isEqualTo(PENDING);
        assertThat(after(waiting, SILENCE).gatewayReference()).isEqualTo("ref");
    }

    @Test
    void what_was_not_sent_stays_what_it_was() {
        assertThat(after(capture(), NOT_SENT).status()).isEqualTo(INITIATED);
        assertThat(after(capture(), NOT_SENT).silentAt()).isEqualTo(NOW);
        assertThat(after(capture(), NOT_SENT).answer()).isEqualTo("no connection");
        assertThat(after(capture(), SILENCE, NOT_SENT).status()).isEqualTo(UNKNOWN);
    }

    @Test
    void what_was_never_seen_is_given_up_and_may_yet_have_happened() {
        var givenUp = after(capture(), NEVER);
        assertThat(givenUp.status()).isEqualTo(FAILED);
        assertThat(givenUp.answerCode()).isEqualTo(Operation.NEVER_SENT);
        assertThat(givenUp.maybeHappened()).isTrue();
        assertThat(givenUp.accepts(YES, givenUp.idempotencyKey())).isTrue();
        assertThat(givenUp.accepts(SILENCE, givenUp.idempotencyKey())).isFalse();
        assertThat(after(capture(), SILENCE).maybeHappened()).isFalse();
    }

    @Test
    void captures_and_voids_are_asked_again_while_there_is_a_hold_refunds_always_holds_never() {
        var soon = NOW.plusSeconds(3);
        var capture = capture();
        var again = capture.after(LATER, capture.idempotencyKey(), NOW, soon);
        assertThat(again.status()).isEqualTo(INITIATED);
        assertThat(again.attempt()).isEqualTo(2);
        assertThat(again.checks()).isZero();
        assertThat(again.nextCheckAt()).as("not after the hold has lapsed").isEqualTo(soon);
        assertThat(again.answerCode()).isEqualTo("processing_error");
        assertThat(again.shipmentId()).isEqualTo("shp_1");
        assertThat(capture.after(LATER, capture.idempotencyKey(), NOW, NOW).status())
                .isEqualTo(FAILED);
        var voiding = Operations.voidOf(payment, FIFTY, NOW);
        assertThat(voiding.after(LATER, voiding.idempotencyKey(), NOW, soon).nextCheckAt())
                .isEqualTo(NOW.plusSeconds(5));
        assertThat(voiding.after(LATER, voiding.idempotencyKey(), NOW, NOW).status())
                .isEqualTo(FAILED);
        var refund = Operations.refund(payment, "rfd_1", "ref-1", FIFTY, "why", "ann", NOW);
        assertThat(refund.after(LATER, refund.idempotencyKey(), NOW, NOW).status())
                .isEqualTo(INITIATED);
        var authorization = Operations.authorization("mer", "pay_1", "ord_1", FIFTY, null, NOW);
        assertThat(authorization
                        .after(LATER, authorization.idempotencyKey(), NOW, null)
                        .status())
                .isEqualTo(FAILED);
        var renewal = Operations.renewal(payment, FIFTY, "ann", NOW);
        assertThat(renewal.after(LATER, renewal.idempotencyKey(), NOW, null).status())
                .isEqualTo(FAILED);
    }

    @Test
    void refused_again_and_again_it_is_asked_less_and_less_often_and_then_a_person_looks() {
        var operation = capture();
        var pauses = new ArrayList<Duration>();
        for (int i = 0; i < Operation.PATIENCE; i++) {
            assertThat(operation.needsPerson())
                    .as("attempt %d", operation.attempt())
                    .isFalse();
            operation = after(operation, LATER);
            pauses.add(Duration.between(NOW, operation.nextCheckAt()));
        }
        assertThat(operation.needsPerson()).isTrue();
        assertThat(pauses).isSorted().startsWith(Duration.ofSeconds(5)).endsWith(Duration.ofHours(24));
        assertThat(after(operation, YES).needsPerson()).isFalse();
    }
}
