package oms.payment;

import static oms.payment.PaidOrders.usd;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class PostingTest {
    private final Payment payment = PaymentLawTest.held();

    @Test
    void a_hold_is_remembered_and_nobodys_money_yet() {
        var authorized = Operations.authorization("m", "pay", "ord", usd(5000), null, PaymentLawTest.NOW);
        assertThat(booked(authorized)).isEqualTo(Map.of("HOLD", 5000L, "HOLD_CONTRA", -5000L));
        var renewed = posting(Operations.renewal(payment, usd(5000), "payment", PaymentLawTest.NOW));
        assertThat(renewed.kind()).isEqualTo(BookingKind.REAUTHORIZE);
        assertThat(entries(renewed)).isEqualTo(Map.of("HOLD", 5000L, "HOLD_CONTRA", -5000L));
    }

    @Test
    void a_capture_ends_the_hold_and_sells() {
        assertThat(booked(PaymentLawTest.capture(payment, 3000)))
                .isEqualTo(Map.of("HOLD", -3000L, "HOLD_CONTRA", 3000L, "SALES", -3000L, "GATEWAY", 3000L));
    }

    @Test
    void a_void_ends_the_hold_and_tells_whether_another_stands() {
        var voided = posting(Operations.voidOf(payment, usd(2000), PaymentLawTest.NOW));
        assertThat(voided.kind()).isEqualTo(BookingKind.VOID);
        assertThat(entries(voided)).isEqualTo(Map.of("HOLD", -2000L, "HOLD_CONTRA", 2000L));
        var replaced = posting(Operations.voidOfReplaced(payment, "hold-1", usd(2000), PaymentLawTest.NOW));
        assertThat(replaced.kind()).isEqualTo(BookingKind.REPLACE);
        assertThat(entries(replaced)).isEqualTo(entries(voided));
    }

    @Test
    void a_refund_is_paid_by_the_gateway() {
        var refund = Operations.refund(payment, "ref", "hold-1", usd(100), "r", "ann", PaymentLawTest.NOW);
        assertThat(booked(refund)).isEqualTo(Map.of("GATEWAY", -100L, "REFUNDS", 100L));
    }

    @Test
    void what_did_not_happen_or_moved_nothing_is_not_booked() {
        assertThat(Posting.of(PaymentLawTest.capture(payment, 3000))).isEmpty();
        assertThat(Posting.of(succeeded(Operations.authorization("m", "p", "o", usd(0), null, PaymentLawTest.NOW))))
                .isEmpty();
        assertThat(Posting.NOTHING.accounts()).isEmpty();
    }

    @Test
    void what_a_buyer_owes_is_a_sale_until_it_ends_in_one_of_four_ways() {
        assertThat(receivable(BookingKind.RECEIVABLE)).isEqualTo(Map.of("SALES", -700L, "RECEIVABLES", 700L));
        assertThat(receivable(BookingKind.RECEIVABLE_CAPTURED)).isEqualTo(Map.of("RECEIVABLES", -700L, "SALES", 700L));
        assertThat(receivable(BookingKind.RECEIVABLE_RETURNED)).isEqualTo(Map.of("RECEIVABLES", -700L, "SALES", 700L));
        assertThat(receivable(BookingKind.RECEIPT)).isEqualTo(Map.of("RECEIVABLES", -700L, "RECEIVED_OTHERWISE", 700L));
        assertThat(receivable(BookingKind.WRITE_OFF)).isEqualTo(Map.of("RECEIVABLES", -700L, "WRITE_OFFS", 700L));
        assertThatThrownBy(() -> Posting.ofReceivable(BookingKind.CAPTURE, 1))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @EnumSource(Receivable.Status.class)
    void every_end_of_a_receivable_is_booked(Receivable.Status status) {
        assertThat(Arrays.stream(Posting.ofReceivable(status.booking(), 9).amounts())
                        .mapToLong(Long::longValue)
                        .sum())
                .isZero();
    }

    private Map<String, Long> receivable(BookingKind kind) {
        var posting = Posting.ofReceivable(kind, 700);
        assertThat(posting.kind()).isEqualTo(kind);
        assertThat(posting.id()).startsWith("bkg_");
        return entries(posting);
    }

    private Map<String, Long> booked(Operation operation) {
        var posting = posting(operation);
        assertThat(posting.kind().name()).isEqualTo(operation.kind().name());
        return entries(posting);
    }

    private Posting posting(Operation operation) {
        return Posting.of(succeeded(operation)).orElseThrow();
    }

    private static Operation succeeded(Operation operation) {
        return operation.after(OperationTest.YES, operation.idempotencyKey(), PaymentLawTest.NOW, null);
    }

    private static Map<String, Long> entries(Posting posting) {
        return IntStream.range(0, posting.accounts().length)
                .boxed()
                .collect(Collectors.toMap(i -> posting.accounts()[i], i -> posting.amounts()[i]));
    }
}
