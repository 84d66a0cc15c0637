package oms.payment;

import static oms.payment.PaidOrders.usd;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import oms.Ids;
import oms.order.Cancellation;
import oms.order.OrderStatus;
import oms.order.Orders;
import oms.payment.GatewayAnswer.Approved;
import oms.payment.GatewayAnswer.Declined;
import oms.payment.GatewayAnswer.NoAnswer;
import oms.payment.Receivable.Status;
import oms.verify.TestAudit;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Holds that are renewed, lapse, or are told of late, and what becomes of the money then. */
@QuarkusTest
class HoldsTest {
    @Inject
    Payments payments;

    @Inject
    PaidOrders place;

    @Inject
    MoneyScene scene;

    @Inject
    Orders orders;

    @Inject
    ExpiryWatch watch;

    @Inject
    Facts facts;

    @Inject
    ReceivableRepository receivables;

    @Inject
    OperationQueue queue;

    @Inject
    GatewayVoice voice;

    @Inject
    Resolver resolver;

    @Inject
    TestAudit audit;

    @Inject
    Jdbi jdbi;

    final String merchant = Ids.next("mer");

    @AfterEach
    void nothing_is_broken() {
        place.settle();
        assertThat(audit.of(merchant, Set.of(8, 9, 10, 11, 12, 22))).isEmpty();
    }

    @Test
    void a_hold_is_renewed_at_half_its_life_at_the_latest_and_the_old_one_given_back() {
        var order = place.authorized(merchant, "tok_short_hold");
        watch.renew(Instant.now().plus(Duration.ofHours(5)));
        scene.sent();
        assertThat(scene.times(merchant, order, OperationKind.REAUTHORIZE)).isZero();
        watch.renew(Instant.now().plus(Duration.ofHours(6).plusMinutes(1)));
        scene.sent();
        scene.sums(merchant, order, 5000, 0, 0, 0);
        assertThat(payments.view(merchant, order).expiresAt())
                .isAfter(Instant.now().plus(Duration.ofDays(6)));
        assertThat(orders.get(merchant, order).authorization().expiresAt())
                .isEqualTo(payments.view(merchant, order).expiresAt());
        assertThat(scene.told(merchant, order)).containsExactly("payment.reauthorized");
        place.delivered(place.onTheRoad(order, 1).getFirst());
        scene.sums(merchant, order, 0, 5000, 0, 0);
        assertThat(payments.view(merchant, order).status()).isEqualTo(PaymentStatus.SETTLED);
    }

    @Test
    void a_renewal_whose_answer_is_lost_holds_once_in_the_end() {
        var order = place.authorized(merchant, "tok_renewal_timeout");
        watch.renew(Instant.now().plus(Duration.ofHours(7)));
        place.settle();
        assertThat(scene.step(merchant, order, OperationKind.REAUTHORIZE).status())
                .isEqualTo(OperationStatus.UNKNOWN);
        watch.renew(Instant.now().plus(Duration.ofHours(9)));
        assertThat(scene.times(merchant, order, OperationKind.REAUTHORIZE)).isEqualTo(1);
        scene.resolve(Duration.ofSeconds(6));
        scene.sums(merchant, order, 5000, 0, 0, 0);
    }

    @Test
    void a_renewal_the_bank_refuses_is_told_and_asked_for_again_later_and_later() {
        var order = place.authorized(merchant, "tok_renewal_fails");
        var now = Instant.now().plus(Duration.ofHours(7));
        watch.renew(now);
        place.settle();
        watch.renew(now.plus(Duration.ofMinutes(59)));
        place.settle();
        assertThat(scene.times(merchant, order, OperationKind.REAUTHORIZE)).isEqualTo(1);
        watch.renew(now.plus(Duration.ofMinutes(61)));
        place.settle();
        assertThat(scene.times(merchant, order, OperationKind.REAUTHORIZE)).isEqualTo(2);
        assertThat(scene.told(merchant, order))
                .containsExactly("payment.reauthorization_failed", "payment.reauthorization_failed");
        scene.sums(merchant, order, 5000, 0, 0, 0);
    }

    @Test
    void an_order_cancelled_while_its_hold_is_renewed_holds_nothing_in_the_end() {
        var order = place.authorized(merchant, "tok_renewal_timeout");
        watch.renew(Instant.now().plus(Duration.ofHours(7)));
        place.settle();
        orders.cancel(merchant, order, new Cancellation(Cancellation.Cause.CUSTOMER, "changed my mind", "shop"));
        place.settle();
        scene.resolve(Duration.ofSeconds(30));
        scene.resolve(Duration.ofSeconds(60));
        scene.sums(merchant, order, 0, 0, 5000, 0);
    }

    @Test
    void a_renewal_granted_just_after_the_order_ended_goes_back_with_the_rest() {
        var order = place.authorized(merchant, "tok_renewal_timeout");
        watch.renew(Instant.now().plus(Duration.ofHours(7)));
        scene.sent();
        orders.cancel(merchant, order, new Cancellation(Cancellation.Cause.CUSTOMER, "changed my mind", "shop"));
        resolver.resolveDue(Instant.now().plusSeconds(6));
        place.settle();
        scene.sums(merchant, order, 0, 0, 5000, 0);
    }

    @Test
    void a_refused_capture_is_tried_until_the_hold_ends_and_then_owed() {
        var order = scene.captured(merchant, "tok_capture_fails");
        scene.resolve(Duration.ofSeconds(6));
        assertThat(scene.step(merchant, order, OperationKind.CAPTURE).attempt()).isEqualTo(3);
        assertThat(receivables.ofOrder(merchant, order)).isEmpty();
        scene.lapse(merchant, order);
        scene.resolve(Duration.ofMinutes(2));
        var owed = receivables.ofOrder(merchant, order).getFirst();
        assertThat(owed.status()).isEqualTo(Status.OPEN);
        assertThat(owed.amount()).isEqualTo(usd(5000));
        scene.sums(merchant, order, 0, 0, 5000, 0);
        assertThat(scene.told(merchant, order)).containsExactly("payment.receivable_opened", "payment.voided");
    }

    @Test
    void facts_come_before_after_and_instead_of_the_answer_and_count_once() {
        var order = place.authorized(merchant, "tok_timeout");
        var key = key(order, OperationKind.AUTHORIZE);
        var yes = new Approved("sim_late", "WEB1", usd(5000), Instant.now().plus(Duration.ofDays(5)), "f", "Visa");
        assertThat(facts.told(merchant, key, new NoAnswer("again"))
                        .orElseThrow()
                        .status())
                .isEqualTo(OperationStatus.UNKNOWN);
        var outside = jdbi.withHandle(
                h -> h.createQuery("select reference from oms_payment.outside_gateway_request where key = :key")
                        .bind("key", key)
                        .mapTo(String.class)
                        .one());
        for (int i = 0; i < 3; i++) facts.told(merchant, key, yes);
        facts.told(merchant, key, new Declined("late", "No.", false));
        scene.ask(Duration.ofSeconds(6));
        scene.sums(merchant, order, 5000, 0, 0, 0);
        assertThat(scene.step(merchant, order, OperationKind.AUTHORIZE).code()).isEqualTo("WEB1");
        jdbi.useHandle(h -> {
            h.execute("update oms_payment.payment set authorization_reference = ? where order_id = ?", outside, order);
            h.execute("update oms_payment.operation set gateway_reference = ? where order_id = ?", outside, order);
        });
        place.delivered(place.onTheRoad(order, 1).getFirst());
        scene.sums(merchant, order, 0, 5000, 0, 0);
        assertThat(facts.told(merchant, OperationKind.CAPTURE, outside, yes)
                        .orElseThrow()
                        .status())
                .isEqualTo(OperationStatus.SUCCEEDED);
        assertThat(facts.told("mer_other", key, yes)).isEmpty();
        assertThat(facts.told(merchant, OperationKind.REFUND, outside, yes)).isEmpty();
    }

    @Test
    void a_fact_told_by_a_hundred_at_once_counts_once() throws Exception {
        var order = place.authorized(merchant, "tok_capture_timeout");
        place.delivered(place.onTheRoad(order, 1).getFirst());
        var key = key(order, OperationKind.CAPTURE);
        var yes = new Approved("sim_x", "WEB", usd(5000), null, null, null);
        atOnce(40, () -> facts.told(merchant, key, yes));
        place.settle();
        scene.sums(merchant, order, 0, 5000, 0, 0);
        assertThat(scene.told(merchant, order)).containsExactly("payment.captured");
    }

    @Test
    void a_capture_given_up_by_hand_that_happened_after_all_is_owed_no_more() {
        var order = place.authorized(merchant, "tok_capture_timeout");
        var shipments = place.onTheRoad(order, 2);
        var first = place.delivered(shipments.getFirst())
                .shipment(shipments.getFirst())
                .total();
        var key = key(order, OperationKind.CAPTURE);
        facts.told(merchant, key, new Declined(Operation.BY_HAND, "the bank says no", false));
        assertThat(receivables.ofOrder(merchant, order).getFirst().open()).isTrue();
        facts.told(merchant, key, new Approved("sim_x", "WEB", first, null, null, null));
        assertThat(receivables.ofOrder(merchant, order).getFirst().status()).isEqualTo(Status.CAPTURED);
        scene.sums(merchant, order, 5000 - first.minor(), first.minor(), 0, 0);
        place.delivered(shipments.getLast());
        scene.resolve(Duration.ofSeconds(6));
    }

    @Test
    void what_the_books_cannot_hold_stays_out_of_them() {
        var order = place.authorized(merchant, "tok_capture_fails");
        place.delivered(place.onTheRoad(order, 1).getFirst());
        var key = key(order, OperationKind.CAPTURE);
        facts.told(merchant, key, new Declined(Operation.BY_HAND, "the bank says no", false));
        place.settle();
        scene.sums(merchant, order, 0, 0, 5000, 0);
        var told = facts.told(merchant, key, new Approved("sim_x", "WEB", usd(5000), null, null, null));
        assertThat(told.orElseThrow().status()).as("it was voided already").isEqualTo(OperationStatus.FAILED);
        scene.sums(merchant, order, 0, 0, 5000, 0);
    }

    @Test
    void what_waited_for_a_silent_gateway_is_asked_soon_after_it_is_heard_again() {
        nothingHeard();
        var order = place.authorized(merchant, "tok_timeout");
        var operation = scene.step(merchant, order, OperationKind.AUTHORIZE).id();
        var now = Instant.now();
        jdbi.useHandle(h -> h.execute(
                "update oms_payment.operation set checks = 6, next_check_at = now() + interval '6 hours' where id = ?",
                operation));
        voice.heard(true, now.minusSeconds(3600));
        voice.write();
        voice.heard(false, now);
        voice.write();
        assertThat(voice.takeBack(now)).isEmpty();
        assertThat(voice.takeProbe(now)).as("somebody tries").isTrue();
        assertThat(voice.takeProbe(now.plusSeconds(5))).as("and not everybody").isFalse();
        voice.heard(true, now.plusSeconds(60));
        resolver.listen(now.plusSeconds(61));
        assertThat(due(operation)).isBetween(now.plusSeconds(60), now.plusSeconds(91));
        resolver.resolveDue(now.plusSeconds(92));
        scene.sums(merchant, order, 5000, 0, 0, 0);
        assertThat(voice.takeBack(now.plusSeconds(61))).as("told a last time").isPresent();
        assertThat(voice.takeBack(now.plusSeconds(61))).isEmpty();
        assertThat(voice.takeProbe(now.plusSeconds(100))).isFalse();
        nothingHeard();
    }

    @Test
    void what_was_on_its_way_when_the_gateway_came_back_is_asked_as_soon_as_the_others() {
        nothingHeard();
        var order = place.authorized(merchant, "tok_timeout");
        var operation = scene.step(merchant, order, OperationKind.AUTHORIZE).id();
        var now = Instant.now();
        voice.heard(true, now.minusSeconds(3600));
        voice.write();
        voice.heard(false, now);
        voice.write();
        voice.heard(true, now.plusSeconds(60));
        resolver.listen(now.plusSeconds(61));
        fellSilent(operation, now.plusSeconds(62));
        resolver.listen(now.plusSeconds(63));
        assertThat(due(operation)).isBetween(now.plusSeconds(63), now.plusSeconds(93));
        fellSilent(operation, now.plusSeconds(90));
        resolver.listen(now.plusSeconds(91));
        assertThat(due(operation)).as("a silence of its own").isAfter(now.plusSeconds(3600));
        nothingHeard();
        scene.resolve(Duration.ofSeconds(1));
    }

    private void fellSilent(String operation, Instant at) {
        jdbi.useHandle(h -> h.execute(
                "update oms_payment.operation set silent_at = ?, claimed_until = null, next_check_at = now() + interval '6 hours' where id = ?",
                at,
                operation));
    }

    /** Whatever other tests heard is written down and forgotten. */
    private void nothingHeard() {
        voice.write();
        jdbi.useHandle(
                h -> h.execute(
                        "update oms_payment.gateway_voice set answered_at = null, silent_at = null, back_at = null, probed_at = null, away = false"));
    }

    @Test
    void while_the_gateway_is_silent_one_operation_at_a_time_tries_it() {
        var order = place.authorized(merchant, "tok_timeout");
        var operation = scene.step(merchant, order, OperationKind.AUTHORIZE).id();
        jdbi.useHandle(h -> h.execute(
                "update oms_payment.operation set silent_at = '2020-01-01Z', next_check_at = now() + interval '6 hours' where id = ?",
                operation));
        var now = Instant.now();
        queue.hurryOneSilent(now);
        assertThat(due(operation)).isBeforeOrEqualTo(now.plusMillis(1));
        scene.resolve(Duration.ofSeconds(1));
    }

    @Test
    void what_is_held_for_a_rest_that_cannot_be_had_goes_back() {
        var order = place.authorized(merchant, "tok_approved");
        var ids = place.planned(order);
        orders.picked(ids.getFirst(), "p");
        orders.packed(ids.getFirst(), List.of(), "p");
        orders.handedOff(ids.getFirst(), "D1", "trp");
        place.delivered(ids.getFirst());
        var taken = orders.get(merchant, order).shipment(ids.getFirst()).total().minor();
        scene.sums(merchant, order, 5000 - taken, taken, 0, 0);
        orders.shortPicked(ids.getLast(), "PHONE-X", 1, "not in the bin", "p");
        orders.cancel(merchant, order, new Cancellation(Cancellation.Cause.OUT_OF_STOCK, "no phones", "test"));
        place.settle();
        assertThat(orders.get(merchant, order).status()).isEqualTo(OrderStatus.DELIVERED);
        scene.sums(merchant, order, 0, taken, 5000 - taken, 0);
        assertThat(audit.of(merchant, Set.of(9, 10, 11, 15, 17, 22))).isEmpty();
    }

    @Test
    void what_is_captured_when_it_leaves_is_not_captured_again_at_the_door() {
        scene.captureAtHandOff(merchant);
        var order = place.authorized(merchant, "tok_approved");
        var shipment = place.onTheRoad(order, 1).getFirst();
        scene.handedOff(merchant, order, shipment, 5000);
        scene.handedOff(merchant, order, shipment, 5000);
        scene.sums(merchant, order, 0, 5000, 0, 0);
        place.delivered(shipment);
        assertThat(scene.times(merchant, order, OperationKind.CAPTURE)).isEqualTo(1);
    }

    @Test
    void what_was_captured_when_it_left_goes_back_when_it_comes_back() {
        scene.captureAtHandOff(merchant);
        for (var token : List.of("tok_approved", "tok_capture_timeout")) {
            var order = place.authorized(merchant, token);
            var shipment = place.onTheRoad(order, 1).getFirst();
            scene.handedOff(merchant, order, shipment, 5000);
            orders.deliveryFailed(shipment, "NOBODY_HOME", "WAREHOUSE");
            orders.returned(shipment);
            place.settle();
            scene.resolve(Duration.ofSeconds(30));
            scene.sums(merchant, order, 0, 5000, 0, 5000);
        }
    }

    @Test
    void goods_that_came_back_are_not_owed() {
        scene.captureAtHandOff(merchant);
        var order = place.authorized(merchant, "tok_capture_fails");
        var shipment = place.onTheRoad(order, 1).getFirst();
        scene.handedOff(merchant, order, shipment, 5000);
        scene.lapse(merchant, order);
        scene.resolve(Duration.ofMinutes(2));
        assertThat(receivables.ofOrder(merchant, order).getFirst().open()).isTrue();
        orders.deliveryFailed(shipment, "NOBODY_HOME", "WAREHOUSE");
        orders.returned(shipment);
        place.settle();
        assertThat(receivables.ofOrder(merchant, order).getFirst().status()).isEqualTo(Status.RETURNED);
    }

    @Test
    void a_merchant_that_captures_on_delivery_takes_nothing_when_it_leaves() {
        var order = place.authorized(merchant, "tok_approved");
        var shipment = place.onTheRoad(order, 1).getFirst();
        scene.handedOff(merchant, order, shipment, 5000);
        assertThat(scene.times(merchant, order, OperationKind.CAPTURE)).isZero();
    }

    @Test
    void capture_void_renewal_and_the_end_of_the_hold_at_once_account_for_every_cent() throws Exception {
        for (int round = 0; round < 5; round++) {
            var order = place.authorized(merchant, "tok_short_hold");
            var shipment = place.onTheRoad(order, 1).getFirst();
            var go = new CountDownLatch(1);
            try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
                for (var act : List.<Runnable>of(
                        () -> QuarkusTransaction.requiringNew().run(() -> place.deliver(shipment)),
                        () -> watch.renew(Instant.now().plus(Duration.ofHours(7))),
                        () -> watch.warn(Instant.now()),
                        () -> resolver.resolveDue(Instant.now().plusSeconds(6))))
                    threads.submit(() -> {
                        go.await();
                        act.run();
                        return null;
                    });
                go.countDown();
            }
            place.settle();
            scene.resolve(Duration.ofSeconds(30));
            scene.sums(merchant, order, 0, 5000, 0, 0);
        }
    }

    @Test
    void a_payment_fact_has_a_transaction_of_its_own() {
        var order = place.authorized(merchant, "tok_timeout");
        var key = key(order, OperationKind.AUTHORIZE);
        assertThatThrownBy(
                        () -> QuarkusTransaction.requiringNew().run(() -> facts.told(merchant, key, new NoAnswer("x"))))
                .hasMessageContaining("transaction of its own");
        scene.resolve(Duration.ofSeconds(6));
    }

    private static void atOnce(int times, Callable<?> act) throws Exception {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < times; i++) threads.submit(act);
        }
    }

    private String key(String order, OperationKind kind) {
        return jdbi.withHandle(h -> h.createQuery(
                        "select idempotency_key from oms_payment.operation where order_id = :order and kind = :kind")
                .bind("order", order)
                .bind("kind", kind)
                .mapTo(String.class)
                .one());
    }

    private Instant due(String operation) {
        return jdbi.withHandle(h -> h.createQuery("select next_check_at from oms_payment.operation where id = :id")
                .bind("id", operation)
                .mapTo(Instant.class)
                .one());
    }
}
