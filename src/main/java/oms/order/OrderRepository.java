package oms.order;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import oms.geo.Address;
import oms.geo.GeoPoint;
import oms.money.Money;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/** Orders in their tables: one statement locks and reads the order, one reads its lines and shipments, one or two write. */
@Singleton
class OrderRepository {
    private static final String PARTS = """
            (select json_agg(json_build_object('lineNo', l.line_no, 'sku', l.sku, 'name', l.name, 'quantity', l.quantity,
                      'unitPrice', json_build_object('amount', l.unit_price_minor, 'currency', o.currency), 'unitsEach', l.units_each, 'weightGrams', l.weight_grams) order by l.line_no)
               from oms_order.order_line l where l.order_id = o.id) as lines,
            (select json_agg(json_build_object('id', s.id, 'no', s.no, 'status', s.status, 'warehouse', s.warehouse, 'driver', s.driver, 'units', s.units,
                      'total', json_build_object('amount', s.total_minor, 'currency', o.currency), 'pickUpAt', s.pick_up_at, 'deliverAt', s.deliver_at, 'tripId', s.trip_id,
                      'lines', (select json_agg(json_build_object('lineNo', sl.line_no, 'sku', sl.sku, 'quantity', sl.quantity) order by sl.line_no)
                                  from oms_order.shipment_line sl where sl.shipment_id = s.id)) order by s.no)
               from oms_order.shipment s where s.order_id = o.id) as shipments""";

    /** {@code seen} is the order's version when the statement began, also where it waited for the lock and found a later one. */
    private static final String SELECT =
            "select o.*, (select x.version from oms_order.customer_order x where x.id = o.id) as seen, " + PARTS
                    + " from oms_order.customer_order o where ";

    private static final TypeReference<List<OrderLineView>> LINES = new TypeReference<>() {};
    private static final TypeReference<List<ShipmentView>> SHIPMENTS = new TypeReference<>() {};

    /** Lines and shipments, as JSON. */
    private record Parts(String lines, @Nullable String shipments) {}

    private final Jdbi jdbi;
    private final ObjectMapper json;

    OrderRepository(Jdbi jdbi, ObjectMapper json) {
        this.jdbi = jdbi;
        this.json = json.copy().disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);
    }

    Optional<OrderView> find(String id) {
        return read(SELECT + "o.id = :id", id);
    }

    /** @return those of them that are the merchant's */
    List<OrderView> some(String merchant, Collection<String> ids) {
        return jdbi.withHandle(h -> h.createQuery(SELECT + "o.merchant = :merchant and o.id = any(:ids)")
                .bind("merchant", merchant)
                .bindArray("ids", String.class, ids)
                .map((rs, c) -> row(rs, h))
                .list());
    }

    /** Locks and reads at once; where the lock was waited for, the parts are read again, as they now are. */
    Optional<OrderView> lock(String id) {
        return read(SELECT + "o.id = :id for update of o", id);
    }

    Optional<OrderView> findByNumber(String merchant, String number) {
        return jdbi.withHandle(h -> h.createQuery(
                                "select id from oms_order.customer_order where merchant = :merchant and number = :number")
                        .bind("merchant", merchant)
                        .bind("number", number)
                        .mapTo(String.class)
                        .findOne())
                .flatMap(this::find);
    }

    List<OrderView> placedOn(String merchant, LocalDate day, @Nullable String channel, int most) {
        return jdbi.withHandle(h -> h.createQuery(SELECT + """
                        o.merchant = :merchant and o.business_day = :day and (cast(:channel as text) is null or o.channel = :channel)
                          and o.status not in ('PENDING', 'AUTHORIZED', 'MANUAL_REVIEW', 'REJECTED', 'CANCELLED')
                        order by o.placed_at, o.id limit :most""")
                .bind("merchant", merchant)
                .bind("day", day)
                .bind("channel", channel)
                .bind("most", most)
                .map((rs, c) -> row(rs, h))
                .list());
    }

    private Optional<OrderView> read(String sql, String id) {
        return jdbi.withHandle(h ->
                h.createQuery(sql).bind("id", id).map((rs, c) -> row(rs, h)).findOne());
    }

    Optional<String> orderOf(String shipmentId) {
        return jdbi.withHandle(h -> h.createQuery("select order_id from oms_order.shipment where id = :id")
                .bind("id", shipmentId)
                .mapTo(String.class)
                .findOne());
    }

    Optional<String> merchantOf(String orderId) {
        return jdbi.withHandle(h -> h.createQuery("select merchant from oms_order.customer_order where id = :id")
                .bind("id", orderId)
                .mapTo(String.class)
                .findOne());
    }

    void insert(OrderView o, LocalDate businessDay) {
        var lines = o.lines();
        jdbi.useHandle(h -> h.createUpdate("""
                    with placed as (
                    insert into oms_order.customer_order (id, merchant, number, business_day, checkout_id, channel, model, status, version, customer, customer_email,
                      shipping_address, lat, lon, billing_address, billing_lat, billing_lon, promo_codes, currency, items_minor, discount_minor, shipping_minor, tax_minor,
                      total_minor, units, sla, deliver_by, window_start, bound_warehouse, payment, device, placed_at, updated_at)
                    values (:id, :merchant, :number, :businessDay, :checkout, :channel, :model, :status, :version, cast(:customer as jsonb), :email,
                      cast(:address as jsonb), :lat, :lon, cast(:billing as jsonb), :billingLat, :billingLon, :promoCodes, :currency, :items, :discount, :shipping, :tax,
                      :total, :units, :sla, :deliverBy, :windowStart, :boundWarehouse, cast(:payment as jsonb), cast(:device as jsonb), :placedAt, :placedAt))
                    insert into oms_order.order_line (order_id, line_no, merchant, sku, name, quantity, unit_price_minor, units_each, weight_grams)
                    select :id, l.line_no, :merchant, l.sku, l.name, l.quantity, l.price, l.units, l.weight
                      from unnest(:lineNos, :skus, :names, :quantities, :prices, :unitsEach, :weights)
                        as l(line_no, sku, name, quantity, price, units, weight)""")
                .bind("id", o.id())
                .bind("merchant", o.merchant())
                .bind("number", o.number())
                .bind("businessDay", businessDay)
                .bind("checkout", o.checkoutId())
                .bind("channel", o.channel())
                .bind("model", o.model())
                .bind("status", o.status())
                .bind("version", o.version())
                .bind("customer", write(o.customer()))
                .bind("email", o.customer().email().toLowerCase(java.util.Locale.ROOT))
                .bind("address", write(o.shippingAddress()))
                .bind("lat", o.location().lat())
                .bind("lon", o.location().lon())
                .bind("billing", write(o.billingAddress()))
                .bind(
                        "billingLat",
                        o.billingLocation() == null
                                ? null
                                : (Double) o.billingLocation().lat())
                .bind(
                        "billingLon",
                        o.billingLocation() == null
                                ? null
                                : (Double) o.billingLocation().lon())
                .bindArray("promoCodes", String.class, o.promoCodes().toArray())
                .bind("currency", o.total().currency())
                .bind("items", o.items().minor())
                .bind("discount", o.discount().minor())
                .bind("shipping", o.shipping().minor())
                .bind("tax", o.tax().minor())
                .bind("total", o.total().minor())
                .bind("units", o.units())
                .bind("sla", o.sla())
                .bind("deliverBy", o.deliverBy())
                .bind("windowStart", o.windowStart())
                .bind("boundWarehouse", o.boundWarehouse())
                .bind("payment", write(o.payment()))
                .bind("device", write(o.device()))
                .bind("placedAt", o.placedAt())
                .bindArray("lineNos", Integer.class, each(lines, OrderLineView::lineNo))
                .bindArray("skus", String.class, each(lines, OrderLineView::sku))
                .bindArray("names", String.class, each(lines, OrderLineView::name))
                .bindArray("quantities", Integer.class, each(lines, OrderLineView::quantity))
                .bindArray(
                        "prices",
                        Long.class,
                        each(lines, line -> line.unitPrice().minor()))
                .bindArray("unitsEach", Integer.class, each(lines, OrderLineView::unitsEach))
                .bindArray("weights", Integer.class, each(lines, OrderLineView::weightGrams))
                .execute());
    }

    private static <T> List<T> each(List<OrderLineView> lines, Function<OrderLineView, T> part) {
        return lines.stream().map(part).toList();
    }

    void update(OrderView o, List<ShipmentView> changed) {
        jdbi.useHandle(h -> {
            h.createUpdate("""
                    update oms_order.customer_order set status = :status, version = :version, held_reason = :held, authorization_code = :code, authorized_minor = :authorized,
                      authorization_ends = :ends, fraud_score = :score, cancel_cause = :cause, cancel_reason = :reason, cancelled_by = :by, updated_at = :now where id = :id""")
                    .bind("id", o.id())
                    .bind("status", o.status())
                    .bind("version", o.version())
                    .bind("held", o.heldReason())
                    .bind(
                            "code",
                            o.authorization() == null ? null : o.authorization().code())
                    .bind(
                            "authorized",
                            o.authorization() == null
                                    ? null
                                    : (Long) o.authorization().amount().minor())
                    .bind(
                            "ends",
                            o.authorization() == null ? null : o.authorization().expiresAt())
                    .bind("score", o.fraudScore())
                    .bind(
                            "cause",
                            o.cancellation() == null ? null : o.cancellation().cause())
                    .bind(
                            "reason",
                            o.cancellation() == null ? null : o.cancellation().reason())
                    .bind(
                            "by",
                            o.cancellation() == null ? null : o.cancellation().by())
                    .bind("now", o.updatedAt())
                    .execute();
            changed.forEach(s -> save(h, o, s));
        });
    }

    private static void save(Handle h, OrderView o, ShipmentView s) {
        h.createUpdate("""
                with saved as (
                  insert into oms_order.shipment (id, order_id, merchant, no, status, warehouse, driver, units, total_minor, pick_up_at, deliver_at, trip_id)
                  values (:id, :order, :merchant, :no, :status, :warehouse, :driver, :units, :total, :pickUpAt, :deliverAt, :trip)
                  on conflict (id) do update set status = excluded.status, warehouse = excluded.warehouse, driver = excluded.driver, units = excluded.units,
                    total_minor = excluded.total_minor, pick_up_at = excluded.pick_up_at, deliver_at = excluded.deliver_at, trip_id = excluded.trip_id
                  returning id),
                gone as (
                  delete from oms_order.shipment_line where shipment_id = :id and line_no <> all(:lineNos))
                insert into oms_order.shipment_line (shipment_id, line_no, merchant, sku, quantity)
                select saved.id, x.line_no, :merchant, x.sku, x.quantity from saved, unnest(:lineNos, :skus, :quantities) as x(line_no, sku, quantity)
                on conflict (shipment_id, line_no) do update set quantity = excluded.quantity""")
                .bind("id", s.id())
                .bind("order", o.id())
                .bind("merchant", o.merchant())
                .bind("no", s.no())
                .bind("status", s.status())
                .bind("warehouse", s.warehouse())
                .bind("driver", s.driver())
                .bind("units", s.units())
                .bind("total", s.total().minor())
                .bind("pickUpAt", s.pickUpAt())
                .bind("deliverAt", s.deliverAt())
                .bind("trip", s.tripId())
                .bindArray(
                        "lineNos",
                        Integer.class,
                        s.lines().stream().map(ShipmentLine::lineNo).toArray())
                .bindArray(
                        "skus",
                        String.class,
                        s.lines().stream().map(ShipmentLine::sku).toArray())
                .bindArray(
                        "quantities",
                        Integer.class,
                        s.lines().stream().map(ShipmentLine::quantity).toArray())
                .execute();
    }

    private OrderView row(ResultSet rs, Handle h) throws SQLException {
        var parts = rs.getLong("seen") == rs.getLong("version")
                ? new Parts(rs.getString("lines"), rs.getString("shipments"))
                : partsOf(rs.getString("id"), h);
        var ends = instant(rs, "authorization_ends");
        var authorization = ends == null
                ? null
                : new Authorization(rs.getString("authorization_code"), money(rs, "authorized_minor"), ends);
        var cause = rs.getString("cancel_cause");
        return new OrderView(
                rs.getString("id"),
                rs.getString("merchant"),
                rs.getString("number"),
                rs.getString("checkout_id"),
                rs.getString("channel"),
                AllocationModel.valueOf(rs.getString("model")),
                OrderStatus.valueOf(rs.getString("status")),
                rs.getString("held_reason"),
                rs.getLong("version"),
                read(rs.getString("customer"), Customer.class),
                read(rs.getString("shipping_address"), Address.class),
                new GeoPoint(rs.getDouble("lat"), rs.getDouble("lon")),
                readNullable(rs.getString("billing_address"), Address.class),
                rs.getObject("billing_lat") == null
                        ? null
                        : new GeoPoint(rs.getDouble("billing_lat"), rs.getDouble("billing_lon")),
                list(parts.lines(), LINES),
                Arrays.asList((String[]) rs.getArray("promo_codes").getArray()),
                money(rs, "items_minor"),
                money(rs, "discount_minor"),
                money(rs, "shipping_minor"),
                money(rs, "tax_minor"),
                money(rs, "total_minor"),
                rs.getInt("units"),
                Sla.valueOf(rs.getString("sla")),
                rs.getTimestamp("deliver_by").toInstant(),
                instant(rs, "window_start"),
                rs.getString("bound_warehouse"),
                read(rs.getString("payment"), PaymentMethod.class),
                readNullable(rs.getString("device"), Device.class),
                authorization,
                (Double) rs.getObject("fraud_score"),
                cause == null
                        ? null
                        : new Cancellation(
                                Cancellation.Cause.valueOf(cause),
                                rs.getString("cancel_reason"),
                                rs.getString("cancelled_by")),
                rs.getTimestamp("placed_at").toInstant(),
                rs.getTimestamp("updated_at").toInstant(),
                parts.shipments() == null ? List.of() : list(parts.shipments(), SHIPMENTS));
    }

    private static Parts partsOf(String id, Handle h) {
        return h.createQuery("select " + PARTS + " from oms_order.customer_order o where o.id = :id")
                .bind("id", id)
                .mapTo(Parts.class)
                .one();
    }

    private static Money money(ResultSet rs, String column) throws SQLException {
        return Money.of(rs.getLong(column), rs.getString("currency"));
    }

    private static @Nullable Instant instant(ResultSet rs, String column) throws SQLException {
        Timestamp at = rs.getTimestamp(column);
        return at == null ? null : at.toInstant();
    }

    private @Nullable String write(@Nullable Object value) {
        try {
            return value == null ? null : json.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("Cannot store part of an order", e);
        }
    }

    private <T> T read(String text, Class<T> type) {
        try {
            return json.readValue(text, type);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("Cannot read part of an order", e);
        }
    }

    private <T> @Nullable T readNullable(@Nullable String text, Class<T> type) {
        return text == null ? null : read(text, type);
    }

    private <T> List<T> list(String text, TypeReference<List<T>> type) {
        try {
            return json.readValue(text, type);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("Cannot read part of an order", e);
        }
    }
}
