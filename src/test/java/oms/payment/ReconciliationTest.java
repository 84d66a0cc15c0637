package oms.payment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import oms.Ids;
import oms.TestCallers;
import oms.identity.Roles;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
class ReconciliationTest {
    @Inject
    PaidOrders place;

    @Inject
    Payments payments;

    @Inject
    Reconciliations reconciliations;

    @Inject
    ReconciliationRepository runs;

    @Inject
    DifferenceRepository differences;

    @Inject
    OutsideFaults faults;

    @Inject
    TestCallers callers;

    @Inject
    Jdbi jdbi;

    final String merchant = Ids.next("mer");

    @AfterEach
    void all_goes_well_again() {
        faults.change(Faults.NONE);
    }

    @Test
    void books_that_agree_show_no_difference() {
        delivered();
        place.authorized(merchant, "tok_insufficient_funds");
        var run = reconcile();
        assertThat(run.status()).isEqualTo("DONE");
        assertThat(run.effects()).isEqualTo(2);
        assertThat(run.matched()).isEqualTo(2);
        assertThat(run.found()).isZero();
    }

    @Test
    void each_way_of_differing_is_found_once_explained_by_a_person_and_closes_when_it_is_gone() {
        delivered();
        outside(
                "insert into oms_payment.outside_gateway_request (key, merchant, operation, reference, hold, amount_minor, currency, outcome, received_at) "
                        + "select 'by_hand_' || merchant, merchant, 'REFUND', 'sim_hand', hold, 700, 'USD', 'APPROVED', received_at "
                        + "from oms_payment.outside_gateway_request where merchant = ? and operation = 'CAPTURE'");
        outside(
                "update oms_payment.outside_gateway_request set amount_minor = 4999 where merchant = ? and operation = 'CAPTURE'");
        outside(
                "update oms_payment.outside_gateway_request set outcome = 'LOST' where merchant = ? and operation = 'AUTHORIZE'");
        assertThat(reconcile().found()).isEqualTo(3);
        assertThat(kinds())
                .containsExactlyInAnyOrder(
                        DifferenceKind.MISSING_HERE, DifferenceKind.AMOUNT, DifferenceKind.MISSING_THERE);
        reconcile();
        assertThat(kinds()).as("found again").hasSize(3);

        var byHand = open(DifferenceKind.MISSING_HERE);
        close(byHand.id(), "EXPLAINED", "goodwill, by telephone").statusCode(200);
        close(byHand.id(), "EXPLAINED", "twice").statusCode(409);
        outside(
                "update oms_payment.outside_gateway_request set outcome = 'APPROVED' where merchant = ? and operation = 'AUTHORIZE'");
        reconcile();
        assertThat(kinds())
                .as("explained stays closed, what is gone has closed itself")
                .containsExactly(DifferenceKind.AMOUNT);
        outside(
                "update oms_payment.outside_gateway_request set amount_minor = 800 where merchant = ? and operation = 'REFUND'");
        reconcile();
        assertThat(kinds()).as("another sum than was explained").contains(DifferenceKind.MISSING_HERE);
    }

    @Test
    void what_the_report_knows_better_is_applied_first() {
        var order = place.authorized(merchant, "tok_timeout");
        assertThat(reconcile().found()).isZero();
        assertThat(payments.view(merchant, order).status()).isEqualTo(PaymentStatus.AUTHORIZED);
    }

    @Test
    void one_process_reconciles_a_day_and_a_silent_gateway_makes_no_differences() {
        delivered();
        faults.change(new Faults(1, 1, 0, 0, 0, 0, 0, 0, 0, 0));
        var failed = reconcile();
        assertThat(failed.status()).isEqualTo("FAILED");
        assertThat(kinds()).isEmpty();
        faults.change(Faults.NONE);
        var turn = runs.begin(merchant, today(), "simulated", "test", true).orElseThrow();
        assertThat(runs.begin(merchant, today(), "simulated", "another", true)).isEmpty();
        assertThat(runs.end(new ReconciliationRepository.Turn(turn.id(), turn.token() - 1), 9, 9, 9, null))
                .as("who was overtaken")
                .isFalse();
        assertThat(runs.end(turn, 0, 0, 0, null)).isTrue();
    }

    @Test
    void a_day_that_was_compared_before_it_was_over_is_compared_once_more_by_the_schedule() {
        assertThat(reconcile().isWhole()).isFalse();
        reconciliations.reconcileOnce(merchant, today());
        assertThat(runs.latest(merchant, 1).getFirst().requestedBy()).isEqualTo("schedule");
        var over = today().minusDays(2);
        assertThat(reconciliations.reconcile(merchant, over, "test").isWhole()).isTrue();
        assertThat(runs.begin(merchant, over, "simulated", "schedule", false))
                .as("done already")
                .isEmpty();
        callers.browser(merchant, Roles.ORDER_MANAGER)
                .get("/payment/reconciliation")
                .then()
                .statusCode(200)
                .body(containsString("before the day was over"));
    }

    @Test
    void a_person_sees_it_all_and_strangers_nothing() {
        delivered();
        outside(
                "update oms_payment.outside_gateway_request set amount_minor = 4999 where merchant = ? and operation = 'CAPTURE'");
        callers.as(merchant, Roles.ORDER_MANAGER)
                .contentType("application/json")
                .body(Map.of("day", today().toString()))
                .post("/v1/reconciliations")
                .then()
                .statusCode(200)
                .body(containsString("\"found\":1"));
        var office = callers.browser(merchant, Roles.ORDER_MANAGER);
        office.get("/payment/reconciliation").then().statusCode(200).body(containsString("$49.99"));
        office.get("/payment/reconciliation/books").then().statusCode(200).body(containsString("1"));
        office.get("/payment/reconciliation/needs").then().statusCode(200).body(containsString("1 difference"));
        var run = runs.latest(merchant, 1).getFirst();
        callers.as(merchant, Roles.ORDER_MANAGER)
                .get("/v1/reconciliations/" + run.id() + "/differences.csv")
                .then()
                .statusCode(200)
                .contentType("text/csv")
                .body(containsString("AMOUNT"));
        var stranger = callers.as(Ids.next("mer"), Roles.ORDER_MANAGER);
        stranger.get("/v1/reconciliations/" + run.id() + "/differences.csv")
                .then()
                .statusCode(404);
        var difference = open(DifferenceKind.AMOUNT);
        TestCallers.form(callers.browser(Ids.next("mer"), Roles.ORDER_MANAGER))
                .formParam("how", "RESOLVED")
                .formParam("reason", "mine")
                .post("/payment/reconciliation/differences/" + difference.id())
                .then()
                .statusCode(404);
        TestCallers.form(callers.browser(merchant, Roles.ORDER_MANAGER))
                .formParam("how", "RESOLVED")
                .formParam("reason", "the missing cent was booked")
                .post("/payment/reconciliation/differences/" + difference.id())
                .then()
                .statusCode(303);
        assertThat(kinds()).isEmpty();
        TestCallers.form(callers.browser(merchant, Roles.ORDER_MANAGER))
                .formParam("day", "2099-01-01")
                .post("/payment/reconciliation")
                .then()
                .statusCode(400);
    }

    @Test
    void the_ledger_is_a_table_whose_debits_are_its_credits() {
        delivered();
        var csv = callers.as(merchant, Roles.ORDER_MANAGER)
                .get("/v1/ledger.csv?from=" + today().minusDays(1) + "&to=" + today())
                .then()
                .statusCode(200)
                .contentType("text/csv")
                .extract()
                .asString()
                .strip()
                .split("\\R");
        assertThat(csv).hasSize(1 + 2 + 4);
        double debits = 0;
        double credits = 0;
        for (int i = 1; i < csv.length; i++) {
            var fields = csv[i].split(",", -1);
            debits += fields[6].isEmpty() ? 0 : Double.parseDouble(fields[6]);
            credits += fields[7].isEmpty() ? 0 : Double.parseDouble(fields[7]);
        }
        assertThat(debits).isEqualTo(150).isEqualTo(credits);
        for (var query :
                List.of("", "?from=x&to=y", "?from=2026-05-06&to=2026-05-05", "?from=2020-01-01&to=2026-01-01"))
            callers.as(merchant, Roles.ORDER_MANAGER)
                    .get("/v1/ledger.csv" + query)
                    .then()
                    .statusCode(400);
        callers.as(merchant, Roles.PICKER).get("/v1/ledger.csv").then().statusCode(403);
    }

    private void delivered() {
        place.delivered(
                place.onTheRoad(place.authorized(merchant, "tok_approved"), 1).getFirst());
    }

    private Reconciliation reconcile() {
        return reconciliations.reconcile(merchant, today(), "test");
    }

    private LocalDate today() {
        return reconciliations.today();
    }

    private io.restassured.response.ValidatableResponse close(String id, String how, String reason) {
        return callers.as(merchant, Roles.ORDER_MANAGER)
                .contentType("application/json")
                .header("Idempotency-Key", Ids.next("key"))
                .body(Map.of("how", how, "reason", reason))
                .post("/v1/reconciliation-differences/" + id + "/closing")
                .then();
    }

    private Difference open(DifferenceKind kind) {
        return differences.open(merchant, 10).stream()
                .filter(d -> d.kind() == kind)
                .findFirst()
                .orElseThrow();
    }

    private List<DifferenceKind> kinds() {
        return differences.open(merchant, 10).stream().map(Difference::kind).toList();
    }

    private void outside(String change) {
        jdbi.useHandle(h -> h.execute(change, merchant));
    }
}
