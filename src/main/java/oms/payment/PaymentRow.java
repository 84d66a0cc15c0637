package oms.payment;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.EnumMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import oms.money.Money;
import oms.payment.Amounts.Figure;
import oms.payment.Payment.Hold;
import org.jspecify.annotations.Nullable;

/** How a payment lies in its table, alone or beside an operation, whose columns have some of the same names. */
final class PaymentRow {
    static final String PREFIX = "p_";

    private static final Stream<String> PLAIN = Stream.of(
                    "id merchant order_id amount_minor currency token customer status authorization_code",
                    "authorization_reference hold_since expires_at card_fingerprint card_label order_ended decline_code",
                    "decline_reason expiry_warned_at renewals next_renewal_at version")
            .flatMap(columns -> Stream.of(columns.split(" ")));

    /** All columns of {@code p}, each with the prefix. */
    static final String PREFIXED = Stream.concat(
                    PLAIN, Stream.of(Figure.values()).map(Figure::column))
            .map(column -> "p." + column + " as " + PREFIX + column)
            .collect(Collectors.joining(", "));

    private PaymentRow() {}

    /** @param prefix before the names of the columns */
    static Payment payment(ResultSet r, String prefix) throws SQLException {
        return new Payment(
                r.getString(prefix + "id"),
                r.getString(prefix + "merchant"),
                r.getString(prefix + "order_id"),
                Money.of(r.getLong(prefix + "amount_minor"), r.getString(prefix + "currency")),
                new PaymentToken(r.getString(prefix + "token"), r.getString(prefix + "customer")),
                new Payment.State(
                        PaymentStatus.valueOf(r.getString(prefix + "status")),
                        amounts(r, prefix),
                        hold(r, prefix),
                        r.getBoolean(prefix + "order_ended"),
                        r.getString(prefix + "decline_code"),
                        r.getString(prefix + "decline_reason"),
                        instant(r, prefix + "expiry_warned_at"),
                        r.getInt(prefix + "renewals"),
                        instant(r, prefix + "next_renewal_at"),
                        r.getLong(prefix + "version")));
    }

    private static Amounts amounts(ResultSet r, String prefix) throws SQLException {
        var figures = new EnumMap<Figure, Long>(Figure.class);
        for (var figure : Figure.values()) figures.put(figure, r.getLong(prefix + figure.column()));
        return Amounts.of(figures);
    }

    private static @Nullable Hold hold(ResultSet r, String prefix) throws SQLException {
        var reference = r.getString(prefix + "authorization_reference");
        var expiresAt = instant(r, prefix + "expires_at");
        if (reference == null || expiresAt == null) return null;
        var since = instant(r, prefix + "hold_since");
        return new Hold(
                r.getString(prefix + "authorization_code"),
                reference,
                since == null ? Instant.EPOCH : since,
                expiresAt,
                r.getString(prefix + "card_fingerprint"),
                r.getString(prefix + "card_label"));
    }

    private static @Nullable Instant instant(ResultSet r, String column) throws SQLException {
        Timestamp time = r.getTimestamp(column);
        return time == null ? null : time.toInstant();
    }
}
