package oms.payment;

import static oms.payment.Amounts.Figure.AUTHORIZED;
import static oms.payment.Amounts.Figure.CAPTURED;
import static oms.payment.Amounts.Figure.CAPTURE_ORDERED;
import static oms.payment.Amounts.Figure.REAUTHORIZED;
import static oms.payment.Amounts.Figure.REFUNDED;
import static oms.payment.Amounts.Figure.REFUND_ORDERED;
import static oms.payment.Amounts.Figure.REPLACED;
import static oms.payment.Amounts.Figure.REPLACE_ORDERED;
import static oms.payment.Amounts.Figure.VOIDED;
import static oms.payment.Amounts.Figure.VOID_ORDERED;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import oms.money.Money;
import oms.payment.Amounts.Figure;
import oms.payment.Amounts.LawBroken;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What can be in the books and what cannot; postings; the tables of states. */
class AmountsTest {
    private static final Amounts SOUND = Amounts.of(Map.of(
            AUTHORIZED, 100L,
            CAPTURE_ORDERED, 60L,
            CAPTURED, 50L,
            VOID_ORDERED, 40L,
            VOIDED, 30L,
            REFUND_ORDERED, 20L,
            REFUNDED, 10L,
            REAUTHORIZED, 9L,
            REPLACE_ORDERED, 8L,
            REPLACED, 7L));

    @Test
    void what_is_left_is_reckoned_from_what_was_done() {
        assertThat(SOUND.rest()).isZero();
        assertThat(SOUND.plus(AUTHORIZED, 5).rest()).isEqualTo(5);
        assertThat(SOUND.owing()).isEqualTo(100 - 50 - 30);
        assertThat(SOUND.held()).isEqualTo(20 + 9 - 7);
        assertThat(SOUND.refundable()).isEqualTo(50 - 20);
        assertThat(SOUND.of(REFUNDED)).isEqualTo(10);
        assertThat(Amounts.NONE.held()).isZero();
        assertThat(SOUND).hasToString(SOUND.plus(AUTHORIZED, 0).toString()).isEqualTo(SOUND.plus(VOIDED, 0));
        assertThat(SOUND)
                .isNotEqualTo(SOUND.plus(VOIDED, 1))
                .isNotEqualTo("SOUND")
                .hasSameHashCodeAs(SOUND.plus(VOIDED, 0));
        assertThat(SOUND.hashCode()).isNotEqualTo(Amounts.NONE.hashCode());
    }

    @Test
    void something_is_on_its_way_while_more_was_ordered_than_is_known() {
        assertThat(SOUND.inFlight()).isTrue();
        assertThat(SOUND.plus(CAPTURED, 10).inFlight()).as("the void").isTrue();
        assertThat(SOUND.plus(CAPTURED, 10).plus(VOIDED, 10).inFlight()).isFalse();
        assertThat(SOUND.plus(VOIDED, 10).inFlight()).as("the capture").isTrue();
    }

    @Test
    void nothing_is_taken_beyond_the_hold_nor_done_that_was_not_ordered() {
        assertThatThrownBy(() -> SOUND.plus(CAPTURE_ORDERED, 1)).isInstanceOf(LawBroken.class);
        assertThatThrownBy(() -> SOUND.plus(VOID_ORDERED, 1)).isInstanceOf(LawBroken.class);
        assertThatThrownBy(() -> SOUND.plus(CAPTURED, 11)).isInstanceOf(LawBroken.class);
        assertThatThrownBy(() -> SOUND.plus(VOIDED, 11)).isInstanceOf(LawBroken.class);
        assertThatThrownBy(() -> SOUND.plus(REFUND_ORDERED, 31)).isInstanceOf(LawBroken.class);
        assertThatThrownBy(() -> SOUND.plus(REFUNDED, 11)).isInstanceOf(LawBroken.class);
        assertThatThrownBy(() -> SOUND.plus(REPLACE_ORDERED, 2)).isInstanceOf(LawBroken.class);
        assertThatThrownBy(() -> SOUND.plus(REPLACED, 2)).isInstanceOf(LawBroken.class);
        assertThatThrownBy(() -> SOUND.plus(AUTHORIZED, Long.MAX_VALUE)).isInstanceOf(ArithmeticException.class);
        assertThat(SOUND.plus(CAPTURED, 10)
                        .plus(VOIDED, 10)
                        .plus(REFUND_ORDERED, 40)
                        .plus(REFUNDED, 50)
                        .held())
                .isEqualTo(2);
    }

    @ParameterizedTest
    @EnumSource
    void no_figure_falls_below_nothing(Figure figure) {
        assertThatThrownBy(() -> Amounts.NONE.plus(figure, -1))
                .isInstanceOf(LawBroken.class)
                .hasMessageContaining("below nothing");
        assertThat(figure.column()).isEqualTo(figure.name().toLowerCase(java.util.Locale.ROOT) + "_minor");
    }

    /** Whatever is tried, in whatever order: what is accepted keeps the law. */
    @Test
    void no_order_of_steps_leads_out_of_the_law() {
        var dice = new Random(20260506);
        var figures = Figure.values();
        for (int life = 0; life < 200; life++) {
            var amounts = Amounts.NONE;
            for (int step = 0; step < 60; step++) {
                try {
                    amounts = amounts.plus(figures[dice.nextInt(figures.length)], dice.nextInt(-20, 60));
                } catch (LawBroken refused) {
                    assertThat(refused).hasMessageContaining("{");
                }
                assertThat(amounts.rest()).isNotNegative();
                assertThat(amounts.refundable()).isNotNegative();
                assertThat(amounts.of(REFUNDED)).isLessThanOrEqualTo(amounts.of(CAPTURED));
                assertThat(amounts.of(CAPTURED)).isLessThanOrEqualTo(amounts.of(AUTHORIZED));
            }
        }
    }

    @Test
    void what_is_settled_is_booked_on_two_sides() {
        assertThat(booked(OperationKind.AUTHORIZE, false)).containsExactly("HOLD 5000", "HOLD_CONTRA -5000");
        assertThat(booked(OperationKind.REAUTHORIZE, false)).containsExactly("HOLD 5000", "HOLD_CONTRA -5000");
        assertThat(booked(OperationKind.CAPTURE, false))
                .containsExactly("GATEWAY 5000", "HOLD -5000", "HOLD_CONTRA 5000", "SALES -5000");
        assertThat(booked(OperationKind.VOID, false)).containsExactly("HOLD -5000", "HOLD_CONTRA 5000");
        assertThat(booked(OperationKind.REFUND, false)).containsExactly("GATEWAY -5000", "REFUNDS 5000");
        assertThat(posting(OperationKind.VOID, false).kind()).isEqualTo(BookingKind.VOID);
        assertThat(posting(OperationKind.VOID, true).kind()).isEqualTo(BookingKind.REPLACE);
        assertThat(posting(OperationKind.CAPTURE, false).id()).startsWith("bkg_");
        assertThat(Posting.of(settled(OperationKind.AUTHORIZE, false, 0))).isEmpty();
    }

    @Test
    void what_buyers_owe_is_booked_when_it_begins_and_however_it_ends() {
        assertThat(lines(Posting.ofReceivable(BookingKind.RECEIVABLE, 7))).containsExactly("RECEIVABLES 7", "SALES -7");
        assertThat(lines(Posting.ofReceivable(BookingKind.RECEIVABLE_CAPTURED, 7)))
                .containsExactly("RECEIVABLES -7", "SALES 7");
        assertThat(lines(Posting.ofReceivable(BookingKind.RECEIVABLE_RETURNED, 7)))
                .containsExactly("RECEIVABLES -7", "SALES 7");
        assertThat(lines(Posting.ofReceivable(BookingKind.RECEIPT, 7)))
                .containsExactly("RECEIVABLES -7", "RECEIVED_OTHERWISE 7");
        assertThat(lines(Posting.ofReceivable(BookingKind.WRITE_OFF, 7)))
                .containsExactly("RECEIVABLES -7", "WRITE_OFFS 7");
        assertThatThrownBy(() -> Posting.ofReceivable(BookingKind.CAPTURE, 7))
                .isInstanceOf(IllegalArgumentException.class);
        assertThat(Arrays.stream(Receivable.Status.values()).map(Receivable.Status::booking))
                .containsExactly(
                        BookingKind.RECEIVABLE,
                        BookingKind.RECEIPT,
                        BookingKind.WRITE_OFF,
                        BookingKind.RECEIVABLE_CAPTURED,
                        BookingKind.RECEIVABLE_RETURNED);
    }

    @Test
    void one_person_refunds_up_to_the_limit_of_the_currency_parts_counted_together() {
        var terms = new Terms(CaptureMoment.DELIVERED, 36, List.of(Money.of(100, "USD"), Money.of(50, "EUR")));
        assertThat(terms.allowsAlone(Money.of(60, "USD"), Money.of(40, "USD"))).isTrue();
        assertThat(terms.allowsAlone(Money.of(60, "USD"), Money.of(41, "USD"))).isFalse();
        assertThat(terms.allowsAlone(Money.of(0, "JPY"), Money.of(10_000, "JPY")))
                .isTrue();
        assertThat(Terms.USUAL.allowsAlone(Money.of(0, "USD"), Money.of(1_000_000, "USD")))
                .isTrue();
    }

    @Test
    void the_tables_of_states_are_these() {
        var legal = new ArrayList<String>();
        for (var from : PaymentStatus.values())
            for (var to : PaymentStatus.values()) if (from.canBecome(to)) legal.add(from + " " + to);
        assertThat(legal)
                .containsExactly("PENDING AUTHORIZED", "PENDING DECLINED", "AUTHORIZED SETTLED", "DECLINED AUTHORIZED");
        assertThat(Arrays.stream(OperationStatus.values()).filter(OperationStatus::isOpen))
                .containsExactly(OperationStatus.INITIATED, OperationStatus.PENDING, OperationStatus.UNKNOWN);
        assertThat(Arrays.stream(OperationKind.values()).filter(OperationKind::makesHold))
                .containsExactly(OperationKind.AUTHORIZE, OperationKind.REAUTHORIZE);
    }

    private static List<String> booked(OperationKind kind, boolean ofReplaced) {
        return lines(posting(kind, ofReplaced));
    }

    private static Posting posting(OperationKind kind, boolean ofReplaced) {
        return Posting.of(settled(kind, ofReplaced, 5000)).orElseThrow();
    }

    private static Operation settled(OperationKind kind, boolean ofReplaced, long minor) {
        var payment = new Payment(
                "pay_1",
                "mer",
                "ord_1",
                Money.of(minor, "USD"),
                new PaymentToken("tok_approved", null),
                Payment.State.NEW);
        var money = Money.of(minor, "USD");
        var begun = switch (kind) {
            case AUTHORIZE -> Operations.authorization("mer", "pay_1", "ord_1", money, null, OperationTest.NOW);
            case REAUTHORIZE -> Operations.renewal(payment, money, "ann", OperationTest.NOW);
            case CAPTURE -> Operations.capture(payment, "shp_1", money, false, OperationTest.NOW);
            case VOID ->
                ofReplaced
                        ? Operations.voidOfReplaced(payment, "ref-1", money, OperationTest.NOW)
                        : Operations.voidOf(payment, money, OperationTest.NOW);
            case REFUND -> Operations.refund(payment, "ref_1", "ref-1", money, "why", "ann", OperationTest.NOW);
        };
        return begun.after(OperationTest.YES, begun.idempotencyKey(), OperationTest.NOW, null);
    }

    private static List<String> lines(Posting posting) {
        var lines = new ArrayList<String>();
        for (int i = 0; i < posting.accounts().length; i++)
            lines.add(posting.accounts()[i] + " " + posting.amounts()[i]);
        return lines;
    }
}
