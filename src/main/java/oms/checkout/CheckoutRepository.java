package oms.checkout;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.SqlStatement;

/** Checkouts in their table. */
@Singleton
class CheckoutRepository {
    private static final String SELECT = "select * from oms_checkout.checkout where id = :id and merchant = :merchant";

    private final Jdbi jdbi;
    private final ObjectMapper json;

    CheckoutRepository(Jdbi jdbi, ObjectMapper json) {
        this.jdbi = jdbi;
        this.json = json.copy().disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);
    }

    Optional<Checkout> find(String merchant, String id) {
        return read(SELECT, merchant, id);
    }

    /** Locks the row until the transaction ends. */
    Optional<Checkout> lock(String merchant, String id) {
        return read(SELECT + " for update", merchant, id);
    }

    private Optional<Checkout> read(String sql, String merchant, String id) {
        return jdbi.withHandle(h -> h.createQuery(sql)
                .bind("merchant", merchant)
                .bind("id", id)
                .map((row, c) -> checkout(row))
                .findOne());
    }

    void insert(Checkout checkout) {
        jdbi.useHandle(h -> bind(h.createUpdate("""
                        insert into oms_checkout.checkout (id, merchant, status, version, wish, quote, order_id, created_at, updated_at, expires_at)
                        values (:id, :merchant, :status, :version, cast(:wish as jsonb), cast(:quote as jsonb), :order, :created, :updated, :expires)"""), checkout).execute());
    }

    void update(Checkout checkout) {
        jdbi.useHandle(h -> bind(h.createUpdate("""
                        update oms_checkout.checkout set status = :status, version = :version, wish = cast(:wish as jsonb), quote = cast(:quote as jsonb),
                          order_id = :order, updated_at = :updated, expires_at = :expires where id = :id and merchant = :merchant"""), checkout).execute());
    }

    /** Writes down what has expired, of all merchants. */
    int expire(Instant now) {
        return jdbi.withHandle(h -> h.createUpdate("""
                        update oms_checkout.checkout set status = 'EXPIRED', version = version + 1, updated_at = :now
                         where status = 'OPEN' and expires_at <= :now""").bind("now", now).execute());
    }

    /** Forgets, of all merchants, what ended without an order. */
    int forgetBefore(Instant time) {
        return jdbi.withHandle(h -> h.createUpdate(
                        "delete from oms_checkout.checkout where status in ('CANCELLED', 'EXPIRED') and updated_at < :time")
                .bind("time", time)
                .execute());
    }

    private <S extends SqlStatement<S>> S bind(S statement, Checkout checkout) {
        return statement
                .bind("id", checkout.id())
                .bind("merchant", checkout.merchant())
                .bind("status", checkout.status())
                .bind("version", checkout.version())
                .bind("wish", write(checkout.wish()))
                .bind("quote", write(checkout.quote()))
                .bind("order", checkout.orderId())
                .bind("created", checkout.createdAt())
                .bind("updated", checkout.updatedAt())
                .bind("expires", checkout.expiresAt());
    }

    private Checkout checkout(ResultSet row) throws SQLException {
        return new Checkout(
                row.getString("id"),
                row.getString("merchant"),
                CheckoutStatus.valueOf(row.getString("status")),
                row.getLong("version"),
                parse(row.getString("wish"), Wish.class),
                parse(row.getString("quote"), Quote.class),
                row.getString("order_id"),
                row.getTimestamp("created_at").toInstant(),
                row.getTimestamp("updated_at").toInstant(),
                row.getTimestamp("expires_at").toInstant());
    }

    private String write(Object value) {
        try {
            return json.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("Cannot keep the checkout", e);
        }
    }

    private <T> T parse(String text, Class<T> type) {
        try {
            return json.readValue(text, type);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("Cannot read the checkout", e);
        }
    }
}
