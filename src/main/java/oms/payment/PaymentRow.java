package oms.payment;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import oms.money.Money;
import oms.payment.Payment.Amounts;
import oms.payment.Payment.Hold;
import org.jspecify.annotations.Nullable;

/** How a payment lies in its table, alone or beside an operation, whose columns have some of the same names. */
final class PaymentRow {
    static final String PREFIX = "p_";

    /** All columns of {@code p}, each with the prefix. */
    static final String PREFIXED = Stream.of(
                    "id merchant order_id amount_minor currency token customer status authorized_minor capture_ordered_minor",
                    "captured_minor void_ordered_minor voided_minor refund_ordered_minor refunded_minor authorization_code",
                    "authorization_reference expires_at card_fingerprint card_label order_ended decline_code decline_reason",
                    "expiry_warned_at version")
            .flatMap(columns -> Stream.of(columns.split(" ")))
            .map(column -> "p." + column + " as " + PREFIX + column)
            .collect(Collectors.joining(", "));

    private PaymentRow() {}

    /** @param prefix before the names of the columns */
    static Payment payment(ResultSet r, String prefix) throws SQLException {
        var amounts = new Amounts(
                r.getLong(prefix + "authorized_minor"),
                r.getLong(prefix + "capture_ordered_minor"),
                r.getLong(prefix + "captured_minor"),
                r.getLong(prefix + "void_ordered_minor"),
                r.getLong(prefix + "voided_minor"),
                r.getLong(prefix + "refund_ordered_minor"),
                r.getLong(prefix + "refunded_minor"));
        var reference = r.getString(prefix + "authorization_reference");
        var expiresAt = instant(r, prefix + "expires_at");
        var hold = reference == null || expiresAt == null
                ? null
                : new Hold(
                        r.getString(prefix + "authorization_code"),
                        reference,
                        expiresAt,
                        r.getString(prefix + "card_fingerprint"),
                        r.getString(prefix + "card_label"));
        return new Payment(
                r.getString(prefix + "id"),
                r.getString(prefix + "merchant"),
                r.getString(prefix + "order_id"),
                Money.of(r.getLong(prefix + "amount_minor"), r.getString(prefix + "currency")),
                new PaymentToken(r.getString(prefix + "token"), r.getString(prefix + "customer")),
                new Payment.State(
                        PaymentStatus.valueOf(r.getString(prefix + "status")),
                        amounts,
                        hold,
                        r.getBoolean(prefix + "order_ended"),
                        r.getString(prefix + "decline_code"),
                        r.getString(prefix + "decline_reason"),
                        instant(r, prefix + "expiry_warned_at"),
                        r.getLong(prefix + "version")));
    }

    private static @Nullable Instant instant(ResultSet r, String column) throws SQLException {
        Timestamp time = r.getTimestamp(column);
        return time == null ? null : time.toInstant();
    }
}
