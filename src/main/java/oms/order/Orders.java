package oms.order;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import oms.events.Outbox;
import org.jspecify.annotations.Nullable;

/**
 * What stages say of an order, and what anyone may ask. Every verb locks the order's row first, takes one step in the tables
 * and publishes its event, all in the caller's transaction (or its own, where there is none).
 *
 * <p>All verbs throw {@link OrderNotFound} where there is no such order or shipment and {@link IllegalTransition} where the
 * step does not exist from where the order stands.
 */
@ApplicationScoped
public class Orders {
    private final OrderRepository repository;
    private final OrderNumbers numbers;
    private final Outbox outbox;
    private final Clock clock;

    Orders(OrderRepository repository, OrderNumbers numbers, Outbox outbox, Clock clock) {
        this.repository = repository;
        this.numbers = numbers;
        this.outbox = outbox;
        this.clock = clock;
    }

    /** @return the next order number of the day, {@code ORD-2026-05-06-001}; ask before the order's transaction begins */
    @Transactional(Transactional.TxType.NOT_SUPPORTED)
    public String nextNumber(String merchant, LocalDate businessDay) {
        return numbers.next(merchant, businessDay);
    }

    /** @return the numbers of the merchant's orders by id; what is not there or foreign is left out */
    public Map<String, String> numbers(String merchant, Collection<String> orderIds) {
        return orderIds.isEmpty() ? Map.of() : numbers.of(merchant, orderIds);
    }

    /** @return the versions of the merchant's orders by id: another one whenever an order changes */
    public Map<String, Long> versions(String merchant, Collection<String> orderIds) {
        return orderIds.isEmpty() ? Map.of() : numbers.versions(merchant, orderIds);
    }

    /** Stores the order as PENDING and tells {@code order.created}. */
    @Transactional(Transactional.TxType.MANDATORY)
    public OrderView place(NewOrder order) {
        var placed = Order.place(order, clock.instant());
        var view = placed.view(clock.instant());
        repository.insert(view, order.businessDay());
        outbox.publish(placed.created());
        return view;
    }

    /** @return the merchant's order; a foreign one is not found */
    public OrderView get(String merchant, String orderId) {
        return find(orderId).filter(o -> o.merchant().equals(merchant)).orElseThrow(() -> new OrderNotFound("order"));
    }

    /** @return the merchant's orders of these ids, in no order; what is not there or foreign is left out */
    public List<OrderView> some(String merchant, Collection<String> orderIds) {
        return orderIds.isEmpty() ? List.of() : repository.some(merchant, orderIds);
    }

    /** For subscribers, who know the id from an event of the same merchant. */
    public Optional<OrderView> find(String orderId) {
        return repository.find(orderId);
    }

    /**
     * @param day of the merchant's business
     * @param channel null for all
     * @return the day's orders that were to be shipped, as they came: approved, and not cancelled since; at most so many
     */
    public List<OrderView> placedOn(String merchant, LocalDate day, @Nullable String channel, int most) {
        return repository.placedOn(merchant, day, channel, most);
    }

    public Optional<OrderView> findByNumber(String merchant, String number) {
        return repository.findByNumber(merchant, number);
    }

    /** @return the order the shipment belongs to; callers check the merchant */
    public OrderView ofShipment(String shipmentId) {
        return repository
                .orderOf(shipmentId)
                .flatMap(repository::find)
                .orElseThrow(() -> new OrderNotFound("shipment"));
    }

    /** Locks the order's row until the transaction ends, so that it stands still while the caller looks and acts. */
    @Transactional(Transactional.TxType.MANDATORY)
    public OrderView lock(String orderId) {
        return repository.lock(orderId).orElseThrow(() -> new OrderNotFound("order"));
    }

    @Transactional
    public OrderView authorized(String orderId, Authorization authorization) {
        return change(orderId, order -> List.of(order.authorize(authorization)));
    }

    /**
     * The hold was renewed: another stands in its place. No step in the order's life, so it tells nothing; the payment does.
     *
     * @throws oms.web.Conflict when the order has ended
     */
    @Transactional
    public OrderView reauthorized(String orderId, Authorization authorization) {
        return change(orderId, order -> order.reauthorize(authorization));
    }

    @Transactional
    public OrderView approved(String orderId, FraudVerdict verdict) {
        return change(orderId, order -> List.of(order.approve(verdict)));
    }

    @Transactional
    public OrderView reviewRequired(String orderId, FraudVerdict verdict, Instant deadline) {
        return change(orderId, order -> List.of(order.review(verdict, deadline)));
    }

    @Transactional
    public OrderView rejected(String orderId, FraudVerdict verdict) {
        return change(orderId, order -> List.of(order.reject(verdict)));
    }

    /**
     * Takes a plan over the whole order. Shipments not yet picked that the plan does not name are cancelled; those it names are
     * changed; picked and packed ones keep their goods and warehouse.
     *
     * @throws PlanMismatch when the live shipments would not hold exactly what was ordered
     * @throws OrderIsHeld while somebody holds the order
     */
    @Transactional
    public List<ShipmentView> allocated(String orderId, List<PlannedShipment> plan, String reason) {
        return change(orderId, order -> List.of(order.allocate(plan, reason))).shipments();
    }

    /** Nobody can ship it now: BACKORDERED until a plan comes. */
    @Transactional
    public OrderView allocationFailed(String orderId, String reason) {
        return change(orderId, order -> List.of(order.failToAllocate(reason)));
    }

    @Transactional
    public OrderView picked(String shipmentId, String by) {
        return change(ownerOf(shipmentId), order -> List.of(order.pick(shipmentId, by)));
    }

    /** The shipment is cancelled and its lines wait for a new plan. */
    @Transactional
    public OrderView shortPicked(String shipmentId, String sku, int missing, String reason, String by) {
        return change(ownerOf(shipmentId), order -> List.of(order.shortPick(shipmentId, sku, missing, reason, by)));
    }

    @Transactional
    public OrderView packed(String shipmentId, List<PackedBox> boxes, String by) {
        return change(ownerOf(shipmentId), order -> List.of(order.pack(shipmentId, boxes, by)));
    }

    @Transactional
    public OrderView handedOff(String shipmentId, String driver, String tripId) {
        return change(ownerOf(shipmentId), order -> List.of(order.handOff(shipmentId, driver, tripId)));
    }

    @Transactional
    public OrderView deliveryFailed(String shipmentId, String reason, String nextStep) {
        return change(ownerOf(shipmentId), order -> List.of(order.failDelivery(shipmentId, reason, nextStep)));
    }

    @Transactional
    public OrderView redelivering(String shipmentId) {
        return change(ownerOf(shipmentId), order -> List.of(order.redeliver(shipmentId)));
    }

    /** The shipment is back in the warehouse; the order ends as UNDELIVERABLE when nothing else of it lives. */
    @Transactional
    public OrderView returned(String shipmentId) {
        return change(ownerOf(shipmentId), order -> order.takeBack(shipmentId));
    }

    @Transactional
    public OrderView delivered(String shipmentId, ProofOfDelivery proof) {
        return change(ownerOf(shipmentId), order -> List.of(order.deliver(shipmentId, proof)));
    }

    /** @throws AlreadyDeparted when part of it has left the warehouse */
    @Transactional
    public OrderView cancel(String merchant, String orderId, Cancellation why) {
        return change(owned(merchant, orderId), order -> List.of(order.cancel(why)));
    }

    @Transactional
    public OrderView hold(String merchant, String orderId, String reason, String by) {
        return change(owned(merchant, orderId), order -> List.of(order.hold(reason, by)));
    }

    @Transactional
    public OrderView release(String merchant, String orderId, String reason, String by) {
        return change(owned(merchant, orderId), order -> List.of(order.release(reason, by)));
    }

    private OrderView change(String orderId, Function<Order, List<OrderEvent>> verb) {
        var stored = repository.lock(orderId).orElseThrow(() -> new OrderNotFound("order"));
        var order = new Order(stored);
        var events = verb.apply(order);
        var now = clock.instant();
        var view = order.view(now);
        repository.update(
                view,
                order.shipments().stream()
                        .filter(Shipment::isChanged)
                        .map(Shipment::view)
                        .toList());
        events.forEach(outbox::publish);
        return view;
    }

    private String ownerOf(String shipmentId) {
        return repository.orderOf(shipmentId).orElseThrow(() -> new OrderNotFound("shipment"));
    }

    private String owned(String merchant, String orderId) {
        return repository
                .merchantOf(orderId)
                .filter(merchant::equals)
                .map(m -> orderId)
                .orElseThrow(() -> new OrderNotFound("order"));
    }
}
