package oms.payment;

import static oms.payment.PaidOrders.usd;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import oms.Ids;
import oms.TestCallers;
import oms.database.AfterCommit;
import oms.identity.Roles;
import oms.order.Cancellation;
import oms.order.Orders;
import oms.payment.Refund.Requester;
import oms.verify.TestAudit;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/**
 * Three in ten calls go wrong, in every way there is. Afterwards every payment is known, and the world outside did each thing
 * once: its books are asked, not ours.
 */
@QuarkusTest
class PaymentFaultsTest {
    private static final int PAYMENTS = 300;
    private static final Faults THREE_IN_TEN = new Faults(3, 0.06, 0.06, 0.06, 0.06, 0.05, 0.01, 0.3, 0.3, 0.1);

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
    OutsideFaults faults;

    @Inject
    AfterCommit afterCommit;

    @Inject
    TestCallers callers;

    @Inject
    TestAudit audit;

    @Inject
    Jdbi jdbi;

    final String merchant = Ids.next("mer");

    @AfterEach
    void all_goes_well_again() {
        faults.change(Faults.NONE);
    }

    @Test
    void three_in_ten_calls_go_wrong_and_nothing_is_done_twice_lost_or_left_hanging() throws Exception {
        faults.change(THREE_IN_TEN);
        atOnce(PAYMENTS, this::begin);
        askAgain(Duration.ofSeconds(6));
        settle();
        var held = orders("status = 'AUTHORIZED'");
        atOnce(held.size(), i -> end(i, held.get(i)));
        resolve(Duration.ofMinutes(2));
        var paid = orders("captured_minor >= 2000");
        atOnce(
                paid.size(),
                i -> refunds.order(
                        merchant, paid.get(i), RefundWish.of(usd(700)), "broken", new Requester("ann", "ann")));
        resolve(Duration.ofMinutes(2));
        faults.change(Faults.NONE);
        resolve(Duration.ofDays(3));

        assertThat(count("select count(*) from oms_payment.operation where merchant = ? and next_check_at is not null"))
                .as("operations nobody knows about")
                .isZero();
        assertThat(count("select count(*) from oms_payment.payment where merchant = ?"))
                .isEqualTo(PAYMENTS);
        assertThat(count("""
                        select count(*) from oms_payment.outside_gateway_request where merchant = ? and repeats > 0""")).as("requests that came again").isGreaterThan(20);
        assertThat(twice()).isEmpty();
        assertThat(audit.of(merchant, Set.of(8, 9, 10, 11, 12, 13, 22))).isEmpty();
    }

    /** What the gateway did twice for one thing we meant: the same payment held twice, the same shipment captured twice. */
    private List<String> twice() {
        return jdbi.withHandle(h -> h.createQuery("""
                        select o.kind || ' ' || o.subject from oms_payment.outside_gateway_request g
                          join (select id, kind, case kind when 'CAPTURE' then shipment_id when 'REFUND' then id else payment_id end as subject
                                  from oms_payment.operation) o on o.id = left(g.key, 30)
                         where g.merchant = :merchant and g.outcome = 'APPROVED' group by o.kind, o.subject having count(*) > 1""")
                .bind("merchant", merchant)
                .mapTo(String.class)
                .list());
    }

    @Test
    void an_administrator_makes_it_go_wrong_while_it_runs() {
        var wanted = "{\"seed\":4,\"unreachable\":1}";
        callers.as(merchant, Roles.ORDER_MANAGER)
                .contentType("application/json")
                .body(wanted)
                .put("/v1/payment-faults")
                .then()
                .statusCode(403);
        callers.as(merchant, Roles.ADMINISTRATOR)
                .contentType("application/json")
                .body(wanted)
                .put("/v1/payment-faults")
                .then()
                .statusCode(200);
        var order = place.placed(merchant, "tok_approved");
        assertThat(payments.authorize(order).result()).isEqualTo(PaymentOutcome.Result.PENDING);
        assertThat(payments.view(merchant, order).operations().getFirst().status())
                .as("nothing was sent, and we know it")
                .isEqualTo(OperationStatus.INITIATED);
        TestCallers.form(callers.browser(merchant, Roles.ADMINISTRATOR))
                .formParam("timeoutAfter", "100")
                .post("/payment/faults")
                .then()
                .statusCode(303);
        assertThat(faults.now()).isEqualTo(new Faults(0, 0, 0, 1, 0, 0, 0, 0, 0, 0));
        callers.browser(merchant, Roles.ADMINISTRATOR)
                .get("/payment/faults")
                .then()
                .statusCode(200);
        TestCallers.form(callers.browser(merchant, Roles.ADMINISTRATOR))
                .formParam("timeoutAfter", "often")
                .post("/payment/faults")
                .then()
                .statusCode(400);
    }

    private Object begin(int number) {
        var order = place.placed(merchant, number % 10 == 9 ? "tok_insufficient_funds" : "tok_approved");
        return payments.authorize(order);
    }

    private List<String> orders(String condition) {
        return jdbi.withHandle(
                h -> h.createQuery("select order_id from oms_payment.payment where merchant = :merchant and "
                                + condition + " order by id")
                        .bind("merchant", merchant)
                        .mapTo(String.class)
                        .list());
    }

    /** One in four is cancelled, the others are delivered in one or two shipments, and some give back a part. */
    private Object end(int number, String order) {
        if (number % 4 == 0)
            return orders.cancel(
                    merchant, order, new Cancellation(Cancellation.Cause.CUSTOMER, "changed my mind", "shop"));
        for (var shipment : place.onTheRoad(order, 1 + number % 2))
            QuarkusTransaction.requiringNew().run(() -> place.deliver(shipment));
        return order;
    }

    private interface Each {
        Object run(int number) throws Exception;
    }

    private static void atOnce(int times, Each each) throws Exception {
        run(IntStream.range(0, times)
                .mapToObj(i -> (Callable<Object>) () -> each.run(i))
                .toList());
    }

    private static void run(List<Callable<Object>> work) throws Exception {
        var failed = new ArrayList<Throwable>();
        try (var threads = Executors.newFixedThreadPool(12)) {
            for (var done : threads.invokeAll(work)) {
                try {
                    done.get();
                } catch (java.util.concurrent.ExecutionException e) {
                    failed.add(e.getCause());
                }
            }
        }
        assertThat(failed).isEmpty();
    }

    /** As the scheduler would, until nothing is due by then any more. */
    private void askAgain(Duration ahead) {
        for (int round = 0; round < 200 && resolver.resolveDue(Instant.now().plus(ahead)) > 0; round++)
            afterCommit.awaitIdle();
    }

    private void resolve(Duration ahead) {
        settle();
        askAgain(ahead);
        settle();
    }

    /** Lets payment hear of the orders; the other stages, which this world does not have, look away. */
    private void settle() {
        afterCommit.awaitIdle();
        jdbi.useHandle(h -> h.execute(
                "update oms_events.delivery set status = 'SKIPPED' where merchant = ? and status = 'WAITING' and subscriber not like 'payment.%'",
                merchant));
        place.settle();
    }

    private long count(String sql) {
        return jdbi.withHandle(
                h -> h.createQuery(sql).bind(0, merchant).mapTo(Long.class).one());
    }
}
