package oms.payment;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import oms.Ids;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.Test;

@QuarkusTest
class LedgerTest {
    @Inject
    PaidOrders place;

    @Inject
    Payments payments;

    @Inject
    Jdbi jdbi;

    final String merchant = Ids.next("mer");

    @Test
    void an_unbalanced_booking_is_refused_by_the_database() {
        var operation = operation();
        assertThatThrownBy(() -> book(operation, 5000, -4999)).hasStackTraceContaining("does not balance");
        assertThatThrownBy(() -> book(operation, 5000)).hasStackTraceContaining("does not balance");
        assertThatThrownBy(() -> book(operation)).hasStackTraceContaining("does not balance");
        book(operation, 5000, -5000);
    }

    @Test
    void an_operation_is_booked_once() {
        var operation = operation();
        book(operation, 1, -1);
        assertThatThrownBy(() -> book(operation, 1, -1)).hasMessageContaining("booking_operation_id_key");
    }

    @Test
    void what_is_booked_is_neither_changed_nor_taken_out_nor_added_to() {
        var order = place.authorized(merchant, "tok_approved");
        assertThatThrownBy(() -> jdbi.useHandle(h -> h.execute(
                        "update oms_payment.entry set amount_minor = amount_minor * 2 where order_id = ?", order)))
                .hasMessageContaining("append-only");
        assertThatThrownBy(
                        () -> jdbi.useHandle(h -> h.execute("delete from oms_payment.entry where order_id = ?", order)))
                .hasMessageContaining("append-only");
        assertThatThrownBy(() -> jdbi.useHandle(h -> h.execute("truncate oms_payment.entry")))
                .hasMessageContaining("append-only");
        assertThatThrownBy(() -> jdbi.useHandle(h -> h.execute(
                        "insert into oms_payment.entry select booking_id, merchant, order_id, 'SALES', 7 from oms_payment.entry where order_id = ? limit 1",
                        order)))
                .hasStackTraceContaining("does not balance");
    }

    /** An operation nobody booked, nor will: it was declined. */
    private String operation() {
        return payments.view(merchant, place.authorized(merchant, "tok_declined"))
                .operations()
                .getFirst()
                .id();
    }

    private void book(String operation, long... amounts) {
        var accounts = new String[] {"HOLD", "HOLD_CONTRA"};
        QuarkusTransaction.requiringNew()
                .run(() -> jdbi.useHandle(h -> {
                    var id = Ids.next("bkg");
                    h.execute(
                            "insert into oms_payment.booking (id, merchant, order_id, operation_id, kind, currency, booked_at) values (?, ?, 'o', ?, 'AUTHORIZE', 'USD', now())",
                            id,
                            merchant,
                            operation);
                    for (int i = 0; i < amounts.length; i++) {
                        h.execute(
                                "insert into oms_payment.entry (booking_id, merchant, order_id, account, amount_minor) values (?, ?, 'o', ?, ?)",
                                id,
                                merchant,
                                accounts[i],
                                amounts[i]);
                    }
                }));
    }
}
