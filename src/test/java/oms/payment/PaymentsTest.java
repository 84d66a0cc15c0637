package oms.payment;

import static oms.payment.PaidOrders.usd;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import oms.Ids;
import oms.database.Statements;
import oms.money.Money;
import oms.order.Cancellation;
import oms.order.NewOrders;
import oms.order.OrderStatus;
import oms.order.Orders;
import oms.payment.PaymentOutcome.Result;
import oms.payment.Refund.Requester;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
class PaymentsTest {
    @Inject
    Payments payments;

    @Inject
    Refunds refunds;

    @Inject
    PaidOrders place;

    @Inject
    Orders orders;

    @Inject
    Resolver resolver;

    @Inject
    ExpiryWatch expiryWatch;

    @Inject
    SecondTries secondTries;

    @Inject
    Jdbi jdbi;

    final String merchant = Ids.next("mer");

    @Test
    void an_approved_card_is_held_and_not_charged() {
        var order = place.placed(merchant, "tok_approved");
        var before = Statements.sent();
        var outcome = payments.authorize(order);
        assertThat(Statements.sent() - before)
                .as("SQL statements, the order's own and the gateway's included")
                .isLessThanOrEqualTo(10);
        assertThat(outcome.result()).isEqualTo(Result.AUTHORIZED);
        assertThat(status(order)).isEqualTo(OrderStatus.AUTHORIZED);
        assertThat(orders.get(merchant, order).authorization()).isNotNull();
        sums(order, 5000, 0, 0, 0);
        assertThat(payments.view(merchant, order).authorizationCode()).hasSize(6);
    }

    @Test
    void an_intent_is_sent_by_whoever_holds_it_and_by_nobody_else_meanwhile() {
        var order = NewOrders.example(merchant, orders.nextNumber(merchant, LocalDate.of(2026, 5, 6)));
        var intent = place.intended(merchant, order, "tok_approved");
        assertThat(payments.authorize(order.id()).result()).isEqualTo(Result.PENDING);
        assertThat(outside(order.id(), "AUTHORIZE")).isZero();
        assertThat(payments.authorize(intent).result()).isEqualTo(Result.AUTHORIZED);
        assertThat(payments.authorize(intent).result()).isEqualTo(Result.AUTHORIZED);
        sums(order.id(), 5000, 0, 0, 0);
        assertThat(outside(order.id(), "AUTHORIZE")).isEqualTo(1);
    }

    @Test
    void asking_for_the_same_authorisation_again_holds_nothing_more() {
        var order = place.authorized(merchant, "tok_approved");
        assertThat(payments.authorize(order).result()).isEqualTo(Result.AUTHORIZED);
        sums(order, 5000, 0, 0, 0);
        assertThat(outside(order, "AUTHORIZE")).isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource({
        "tok_insufficient_funds, insufficient_funds",
        "tok_lost_card, card_not_usable",
        "tok_stolen_card, card_not_usable",
        "tok_expired, expired_card",
        "tok_incorrect_cvc, incorrect_cvc",
        "tok_limit_exceeded, limit_exceeded",
        "tok_declined, declined",
        "tok_who_knows, invalid_payment_token"
    })
    void a_declined_card_cancels_the_order_and_says_why(String token, String code) {
        var order = place.placed(merchant, token);
        var outcome = payments.authorize(order);
        assertThat(outcome.result()).isEqualTo(Result.DECLINED);
        assertThat(outcome.code()).isEqualTo(code);
        var cancelled = orders.get(merchant, order);
        assertThat(cancelled.status()).isEqualTo(OrderStatus.CANCELLED);
        assertThat(cancelled.cancellation())
                .isEqualTo(new Cancellation(
                        Cancellation.Cause.PAYMENT_DECLINED, String.valueOf(outcome.words()), "payment"));
        place.settle();
        sums(order, 0, 0, 0, 0);
    }

    @Test
    void a_time_out_is_unknown_until_the_gateway_says_that_it_happened() {
        var order = place.placed(merchant, "tok_timeout");
        assertThat(payments.authorize(order).result()).isEqualTo(Result.PENDING);
        assertThat(step(order, OperationKind.AUTHORIZE).status()).isEqualTo(OperationStatus.UNKNOWN);
        assertThat(status(order)).isEqualTo(OrderStatus.PENDING);
        resolver.resolveDue(in(Duration.ofSeconds(6)));
        assertThat(status(order)).isEqualTo(OrderStatus.AUTHORIZED);
        sums(order, 5000, 0, 0, 0);
        assertThat(outside(order, "AUTHORIZE")).isEqualTo(1);
    }

    @Test
    void a_time_out_is_unknown_until_the_gateway_says_that_it_was_declined() {
        var order = place.authorized(merchant, "tok_timeout_declined");
        resolver.resolveDue(in(Duration.ofSeconds(6)));
        assertThat(status(order)).isEqualTo(OrderStatus.CANCELLED);
        sums(order, 0, 0, 0, 0);
    }

    @Test
    void a_request_that_never_arrived_is_sent_again_by_the_same_key() {
        var order = place.authorized(merchant, "tok_timeout_lost");
        assertThat(step(order, OperationKind.AUTHORIZE).status()).isEqualTo(OperationStatus.UNKNOWN);
        resolver.resolveDue(in(Duration.ofSeconds(6)));
        assertThat(status(order)).isEqualTo(OrderStatus.AUTHORIZED);
        assertThat(outside(order, "AUTHORIZE")).isEqualTo(1);
    }

    @Test
    void a_gateway_that_never_sees_it_is_given_up_after_a_while_and_the_buyer_told() {
        var order = place.authorized(merchant, "tok_unreachable");
        resolver.resolveDue(in(Duration.ofMinutes(1)));
        assertThat(status(order)).isEqualTo(OrderStatus.PENDING);
        resolver.resolveDue(in(Duration.ofMinutes(20)));
        assertThat(status(order)).isEqualTo(OrderStatus.CANCELLED);
        assertThat(payments.view(merchant, order).status()).isEqualTo(PaymentStatus.DECLINED);
    }

    @Test
    void a_payment_under_review_at_the_bank_is_asked_about() {
        var order = place.authorized(merchant, "tok_pending");
        assertThat(step(order, OperationKind.AUTHORIZE).status()).isEqualTo(OperationStatus.PENDING);
        resolver.resolveDue(in(Duration.ofSeconds(6)));
        assertThat(status(order)).isEqualTo(OrderStatus.AUTHORIZED);
    }

    @Test
    void a_slow_card_is_only_slow() {
        assertThat(payments.authorize(place.placed(merchant, "tok_slow")).result())
                .isEqualTo(Result.AUTHORIZED);
    }

    @Test
    void a_process_that_dies_between_commit_and_call_leaves_work_that_another_finds() {
        var order = place.placed(merchant, "tok_approved");
        assertThat(step(order, OperationKind.AUTHORIZE).status()).isEqualTo(OperationStatus.INITIATED);
        resolver.resolveDue(in(Duration.ofSeconds(6)));
        assertThat(status(order)).isEqualTo(OrderStatus.AUTHORIZED);
    }

    @Test
    void an_order_cancelled_before_the_call_is_never_authorised() {
        var order = place.placed(merchant, "tok_approved");
        orders.cancel(merchant, order, new Cancellation(Cancellation.Cause.CUSTOMER, "changed my mind", "shop"));
        place.settle();
        assertThat(payments.authorize(order).result()).isEqualTo(Result.DECLINED);
        assertThat(outside(order, "AUTHORIZE")).isZero();
        sums(order, 0, 0, 0, 0);
    }

    @Test
    void an_order_cancelled_while_the_gateway_thinks_is_authorised_and_voided() {
        var order = place.authorized(merchant, "tok_timeout");
        orders.cancel(merchant, order, new Cancellation(Cancellation.Cause.CUSTOMER, "changed my mind", "shop"));
        resolver.resolveDue(in(Duration.ofSeconds(6)));
        place.settle();
        assertThat(status(order)).isEqualTo(OrderStatus.CANCELLED);
        sums(order, 0, 0, 5000, 0);
        assertThat(payments.view(merchant, order).status()).isEqualTo(PaymentStatus.SETTLED);
    }

    @Test
    void a_cancelled_order_gives_back_what_was_held() {
        var order = place.authorized(merchant, "tok_void_timeout");
        orders.cancel(merchant, order, new Cancellation(Cancellation.Cause.CUSTOMER, "changed my mind", "shop"));
        place.settle();
        assertThat(step(order, OperationKind.VOID).status()).isEqualTo(OperationStatus.UNKNOWN);
        resolver.resolveDue(in(Duration.ofSeconds(6)));
        sums(order, 0, 0, 5000, 0);
        assertThat(told(order)).containsExactly("1 payment.voided");
    }

    @Test
    void a_delivered_shipment_is_captured_and_nothing_is_held_any_more() {
        var order = place.authorized(merchant, "tok_approved");
        place.delivered(place.onTheRoad(order, 1).getFirst());
        sums(order, 0, 5000, 0, 0);
        assertThat(payments.view(merchant, order).status()).isEqualTo(PaymentStatus.SETTLED);
        assertThat(told(order)).containsExactly("1 payment.captured");
    }

    @Test
    void each_of_two_shipments_is_captured_for_its_part() {
        var order = place.authorized(merchant, "tok_approved");
        var shipments = place.onTheRoad(order, 2);
        var first = place.delivered(shipments.get(0))
                .shipment(shipments.get(0))
                .total()
                .minor();
        sums(order, 5000 - first, first, 0, 0);
        assertThat(payments.view(merchant, order).status()).isEqualTo(PaymentStatus.AUTHORIZED);
        place.delivered(shipments.get(1));
        sums(order, 0, 5000, 0, 0);
    }

    @Test
    void what_is_not_captured_when_the_order_ends_is_voided() {
        var order = place.authorized(merchant, "tok_approved");
        var shipment = place.onTheRoad(order, 1).getFirst();
        QuarkusTransaction.requiringNew().run(() -> payments.orderCapture(merchant, order, shipment, usd(4000)));
        orders.delivered(shipment, new oms.order.ProofOfDelivery("CODE", "prf", PaidOrders.LATER));
        place.settle();
        sums(order, 0, 4000, 1000, 0);
        assertThat(told(order)).containsExactly("1 payment.captured", "2 payment.voided");
    }

    @Test
    void a_shipment_is_captured_once_under_any_number_of_concurrent_tries() throws Exception {
        var order = place.authorized(merchant, "tok_approved");
        var shipment = place.onTheRoad(order, 1).getFirst();
        var go = new CountDownLatch(1);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < 20; i++) {
                threads.submit(() -> {
                    go.await();
                    QuarkusTransaction.requiringNew()
                            .run(() -> payments.orderCapture(merchant, order, shipment, usd(5000)));
                    resolver.resolveDue(in(Duration.ofSeconds(6)));
                    return null;
                });
            }
            go.countDown();
        }
        place.settle();
        resolver.resolveDue(in(Duration.ofSeconds(60)));
        sums(order, 0, 5000, 0, 0);
        assertThat(outside(order, "CAPTURE")).isEqualTo(1);
        assertThat(told(order)).containsExactly("1 payment.captured");
    }

    @Test
    void nothing_is_captured_above_the_hold() {
        var order = place.authorized(merchant, "tok_approved");
        var shipments = place.onTheRoad(order, 2);
        QuarkusTransaction.requiringNew()
                .run(() -> payments.orderCapture(merchant, order, shipments.get(0), usd(3000)));
        assertThatThrownBy(() -> QuarkusTransaction.requiringNew()
                        .run(() -> payments.orderCapture(merchant, order, shipments.get(1), usd(2001))))
                .isInstanceOf(CaptureRefused.class);
        assertThatThrownBy(() -> jdbi.useHandle(h -> h.execute(
                        "update oms_payment.payment set capture_ordered_minor = 5001 where order_id = ?", order)))
                .hasMessageContaining("never_above_the_hold");
    }

    @Test
    void a_capture_that_fails_for_now_is_tried_again_until_it_works() {
        var order = place.authorized(merchant, "tok_capture_fails_once");
        place.delivered(place.onTheRoad(order, 1).getFirst());
        assertThat(step(order, OperationKind.CAPTURE).attempt()).isEqualTo(2);
        sums(order, 5000, 0, 0, 0);
        resolver.resolveDue(in(Duration.ofSeconds(6)));
        sums(order, 0, 5000, 0, 0);
    }

    @Test
    void a_capture_whose_answer_is_lost_is_not_made_twice() {
        var order = place.authorized(merchant, "tok_capture_timeout");
        place.delivered(place.onTheRoad(order, 1).getFirst());
        assertThat(step(order, OperationKind.CAPTURE).status()).isEqualTo(OperationStatus.UNKNOWN);
        resolver.resolveDue(in(Duration.ofSeconds(6)));
        sums(order, 0, 5000, 0, 0);
        assertThat(outside(order, "CAPTURE")).isEqualTo(1);
    }

    @Test
    void a_capture_on_a_lapsed_hold_becomes_something_a_person_sees() {
        var order = place.authorized(merchant, "tok_approved");
        jdbi.useHandle(h -> h.execute(
                "update oms_payment.outside_gateway_request set expires_at = now() - interval '1 day' where token = 'tok_approved' and merchant = ?",
                merchant));
        place.delivered(place.onTheRoad(order, 1).getFirst());
        var capture = step(order, OperationKind.CAPTURE);
        assertThat(capture.status()).isEqualTo(OperationStatus.FAILED);
        assertThat(capture.code()).isEqualTo("hold_expired");
        sums(order, 0, 0, 5000, 0);
        assertThat(told(order)).containsExactly("1 payment.receivable_opened", "2 payment.voided");
        assertThatThrownBy(() -> secondTries.order(merchant, capture.id())).hasMessageContaining("no good");
    }

    @Test
    void refunds_never_exceed_what_was_captured_also_when_asked_for_at_once() throws Exception {
        var order = place.authorized(merchant, "tok_approved");
        place.delivered(place.onTheRoad(order, 1).getFirst());
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var tries = java.util.stream.IntStream.range(0, 12)
                    .mapToObj(i -> threads.submit(() -> refunds.order(
                            merchant, order, RefundWish.of(usd(1000)), "broken", new Requester("ann", "ann"))))
                    .toList();
            assertThat(tries.stream().filter(PaymentsTest::succeeds).count()).isEqualTo(5);
        }
        place.settle();
        sums(order, 0, 5000, 0, 5000);
        assertThatThrownBy(() ->
                        refunds.order(merchant, order, RefundWish.of(usd(1)), "one more", new Requester("ann", "ann")))
                .isInstanceOf(RefundRefused.class);
        assertThatThrownBy(() -> refunds.order(
                        merchant, order, RefundWish.of(Money.of(1, "EUR")), "other money", new Requester("ann", "ann")))
                .isInstanceOf(RefundRefused.class);
    }

    @Test
    void a_refund_the_bank_refuses_can_be_ordered_again() {
        var order = place.authorized(merchant, "tok_refund_fails");
        place.delivered(place.onTheRoad(order, 1).getFirst());
        refunds.order(merchant, order, RefundWish.of(usd(5000)), "broken", new Requester("ann", "ann"));
        place.settle();
        assertThat(step(order, OperationKind.REFUND).status()).isEqualTo(OperationStatus.FAILED);
        sums(order, 0, 5000, 0, 0);
        refunds.order(merchant, order, RefundWish.of(usd(5000)), "broken", new Requester("ann", "ann"));
    }

    @Test
    void a_hold_that_lapses_soon_is_told_once() {
        var order = place.authorized(merchant, "tok_short_hold");
        expiryWatch.warn(Instant.now());
        expiryWatch.warn(Instant.now());
        assertThat(told(order)).containsExactly("1 payment.authorization_expiring");
    }

    @Test
    void a_foreign_payment_is_not_found() {
        var order = place.authorized(merchant, "tok_approved");
        assertThatThrownBy(() -> payments.view("mer_other", order)).isInstanceOf(PaymentNotFound.class);
        assertThatThrownBy(() ->
                        refunds.order("mer_other", order, RefundWish.of(usd(1)), "mine", new Requester("eve", "eve")))
                .isInstanceOf(PaymentNotFound.class);
    }

    @Test
    void a_gateway_is_never_called_inside_a_transaction() {
        var order = place.placed(merchant, "tok_approved");
        assertThatThrownBy(() -> QuarkusTransaction.requiringNew().run(() -> payments.authorize(order)))
                .hasMessageContaining("not inside a transaction");
    }

    private static boolean succeeds(java.util.concurrent.Future<?> future) {
        try {
            future.get();
            return true;
        } catch (Exception refused) {
            return false;
        }
    }

    private OrderStatus status(String order) {
        return orders.get(merchant, order).status();
    }

    private PaymentView.Step step(String order, OperationKind kind) {
        return payments.view(merchant, order).operations().stream()
                .filter(o -> o.kind() == kind)
                .reduce((a, b) -> b)
                .orElseThrow();
    }

    private void sums(String order, long held, long captured, long voided, long refunded) {
        var view = payments.view(merchant, order);
        assertThat(List.of(view.held(), view.captured(), view.voided(), view.refunded()))
                .as("%s", view)
                .containsExactly(usd(held), usd(captured), usd(voided), usd(refunded));
        view.ledger()
                .forEach(b -> assertThat(b.entries().stream()
                                .mapToLong(e -> e.amount().minor())
                                .sum())
                        .isZero());
    }

    /** What the world outside did for the order, by its own books. */
    private long outside(String order, String operation) {
        return jdbi.withHandle(h -> h.createQuery("""
                        select count(*) from oms_payment.outside_gateway_request r
                         where r.operation = :operation and r.outcome = 'APPROVED' and r.key in (select idempotency_key from oms_payment.operation where order_id = :order)""")
                .bind("operation", operation)
                .bind("order", order)
                .mapTo(Long.class)
                .one());
    }

    private List<String> told(String order) {
        return jdbi.withHandle(h -> h.createQuery(
                        "select sequence || ' ' || type from oms_events.event where key = :key order by sequence")
                .bind("key", payments.view(merchant, order).id())
                .mapTo(String.class)
                .list());
    }

    private static Instant in(Duration time) {
        return Instant.now().plus(time);
    }
}
