package oms.order;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import oms.money.Money;
import oms.order.Cancellation.Cause;
import oms.order.OrderEvent.*;
import org.jspecify.annotations.Nullable;

/**
 * An order and its shipments. Its verbs are the only way to move either; each checks the step against the tables, changes,
 * counts its event and returns it.
 */
final class Order {
    private final OrderView facts;
    private final List<Shipment> shipments;
    private OrderStatus status;
    private long version;
    private @Nullable String heldReason;
    private @Nullable Authorization authorization;
    private @Nullable Double fraudScore;
    private @Nullable Cancellation cancellation;

    /** As the database knows it. */
    Order(OrderView stored) {
        this.facts = stored;
        this.shipments =
                new ArrayList<>(stored.shipments().stream().map(Shipment::new).toList());
        this.status = stored.status();
        this.version = stored.version();
        this.heldReason = stored.heldReason();
        this.authorization = stored.authorization();
        this.fraudScore = stored.fraudScore();
        this.cancellation = stored.cancellation();
    }

    static Order place(NewOrder n, Instant now) {
        var units = n.lines().stream().mapToInt(OrderLineView::units).sum();
        return new Order(new OrderView(
                n.id(),
                n.merchant(),
                n.number(),
                n.checkoutId(),
                n.channel(),
                n.model(),
                OrderStatus.PENDING,
                null,
                1,
                n.customer(),
                n.shippingAddress(),
                n.location(),
                n.billingAddress(),
                n.billingLocation(),
                n.lines(),
                n.promoCodes(),
                n.items(),
                n.discount(),
                n.shipping(),
                n.tax(),
                n.total(),
                units,
                n.sla(),
                n.deliverBy(),
                n.windowStart(),
                n.boundWarehouse(),
                n.payment(),
                n.device(),
                null,
                null,
                null,
                now,
                now,
                List.of()));
    }

    OrderCreated created() {
        return new OrderCreated(snapshot());
    }

    OrderAuthorized authorize(Authorization hold) {
        become(OrderStatus.AUTHORIZED);
        authorization = hold;
        return new OrderAuthorized(told(), hold);
    }

    List<OrderEvent> reauthorize(Authorization hold) {
        if (status.isTerminal()) throw new oms.web.Conflict("order_ended", "An order that has ended holds no money");
        authorization = hold;
        return List.of();
    }

    OrderApproved approve(FraudVerdict verdict) {
        become(OrderStatus.APPROVED);
        fraudScore = verdict.score();
        return new OrderApproved(told(), verdict);
    }

    ReviewRequired review(FraudVerdict verdict, Instant deadline) {
        become(OrderStatus.MANUAL_REVIEW);
        fraudScore = verdict.score();
        return new ReviewRequired(told(), verdict, deadline);
    }

    OrderRejected reject(FraudVerdict verdict) {
        become(OrderStatus.REJECTED);
        fraudScore = verdict.score();
        return new OrderRejected(told(), verdict);
    }

    OrderEvent allocate(List<PlannedShipment> plan, String reason) {
        refuseWhileHeld();
        var first = shipments.isEmpty();
        var sameGoods = isOfTheSameGoods(plan);
        var superseded = supersede(plan);
        var made = new ArrayList<String>();
        for (var planned : plan) {
            var known = shipments.stream()
                    .filter(s -> s.id().equals(planned.shipmentId()))
                    .findFirst();
            if (known.isPresent() && !known.get().differsFrom(planned)) continue;
            made.add(planned.shipmentId());
            known.ifPresentOrElse(
                    s -> s.replan(planned, units(planned.lines())),
                    () -> shipments.add(Shipment.planned(
                            shipments.size() + 1,
                            planned,
                            units(planned.lines()),
                            facts.total().currency())));
        }
        if (!sameGoods) {
            checkCoverage();
            shareTotal();
        }
        follow();
        return first
                ? new OrderAllocated(told(), made, reason)
                : new OrderReallocated(told(), made, superseded, reason);
    }

    /** Only drivers and times change: then it does not matter that a part of the order may still be without a shipment. */
    private boolean isOfTheSameGoods(List<PlannedShipment> plan) {
        var live = shipments.stream().filter(Shipment::isLive).toList();
        return !live.isEmpty()
                && live.size() == plan.size()
                && live.stream().allMatch(s -> plan.stream().anyMatch(s::hasTheGoodsOf));
    }

    private List<String> supersede(List<PlannedShipment> plan) {
        var kept = plan.stream().map(PlannedShipment::shipmentId).collect(Collectors.toSet());
        var superseded = shipments.stream()
                .filter(s -> s.status() == ShipmentStatus.ALLOCATED && !kept.contains(s.id()))
                .toList();
        superseded.forEach(s -> s.become(ShipmentStatus.CANCELLED));
        return superseded.stream().map(Shipment::id).toList();
    }

    AllocationFailed failToAllocate(String reason) {
        become(OrderStatus.BACKORDERED);
        return new AllocationFailed(told(), reason);
    }

    OrderPicked pick(String shipmentId, String by) {
        refuseWhileHeld();
        move(shipmentId, ShipmentStatus.PICKED);
        return new OrderPicked(told(), shipmentId, by);
    }

    OrderShortPicked shortPick(String shipmentId, String sku, int missing, String reason, String by) {
        if (shipment(shipmentId).status() != ShipmentStatus.ALLOCATED)
            throw new IllegalTransition(
                    "Shipment", shipmentId, shipment(shipmentId).status(), ShipmentStatus.CANCELLED);
        shipment(shipmentId).become(ShipmentStatus.CANCELLED);
        if (status != OrderStatus.APPROVED && status != OrderStatus.BACKORDERED) become(OrderStatus.APPROVED);
        return new OrderShortPicked(told(), shipmentId, sku, missing, reason, by);
    }

    OrderPacked pack(String shipmentId, List<PackedBox> boxes, String by) {
        refuseWhileHeld();
        move(shipmentId, ShipmentStatus.PACKED);
        return new OrderPacked(told(), shipmentId, boxes, by);
    }

    OrderInTransit handOff(String shipmentId, String driver, String tripId) {
        refuseWhileHeld();
        shipment(shipmentId).departOn(driver, tripId);
        follow();
        return new OrderInTransit(told(), shipmentId, driver, tripId);
    }

    DeliveryFailed failDelivery(String shipmentId, String reason, String nextStep) {
        move(shipmentId, ShipmentStatus.DELIVERY_FAILED);
        return new DeliveryFailed(told(), shipmentId, reason, nextStep);
    }

    DeliveryRetried redeliver(String shipmentId) {
        move(shipmentId, ShipmentStatus.IN_TRANSIT);
        return new DeliveryRetried(told(), shipmentId);
    }

    /** @return the return, and the order's end where nothing else of it lives */
    List<OrderEvent> takeBack(String shipmentId) {
        shipment(shipmentId).become(ShipmentStatus.RETURNED);
        if (shipments.stream().anyMatch(Shipment::isLive)) {
            follow();
            return List.of(new ShipmentReturned(told(), shipmentId));
        }
        var returned = new ShipmentReturned(told(), shipmentId);
        return List.of(
                returned, end(new Cancellation(Cause.UNDELIVERABLE, "Nothing of it could be delivered", "delivery")));
    }

    OrderDelivered deliver(String shipmentId, ProofOfDelivery proof) {
        move(shipmentId, ShipmentStatus.DELIVERED);
        return new OrderDelivered(told(), shipmentId, proof);
    }

    /**
     * Ends it. What was delivered stays so: then only the rest is cancelled.
     *
     * @throws AlreadyDeparted while part of it is under way, or when all of it is delivered
     */
    OrderEvent cancel(Cancellation why) {
        if (status == OrderStatus.DELIVERED
                || shipments.stream().anyMatch(s -> s.status().isUnderWay())) throw new AlreadyDeparted(facts.id());
        if (!status.canBecome(OrderStatus.CANCELLED))
            throw new IllegalTransition("Order", facts.id(), status, OrderStatus.CANCELLED);
        var delivered = shipments.stream().anyMatch(s -> s.status() == ShipmentStatus.DELIVERED);
        shipments.stream()
                .filter(s -> s.isLive() && !s.status().hasDeparted())
                .forEach(s -> s.become(ShipmentStatus.CANCELLED));
        return delivered ? endRest(why) : end(why);
    }

    private RestCancelled endRest(Cancellation why) {
        endAs(OrderStatus.DELIVERED, why);
        return new RestCancelled(told(), why);
    }

    private OrderCancelled end(Cancellation why) {
        var was = status;
        endAs(OrderStatus.CANCELLED, why);
        return new OrderCancelled(told(), why, was);
    }

    private void endAs(OrderStatus last, Cancellation why) {
        become(last);
        cancellation = why;
        heldReason = null;
    }

    OrderHeld hold(String reason, String by) {
        if (status.isTerminal()) throw new oms.web.Conflict("order_ended", "An order that has ended cannot be held");
        refuseWhileHeld();
        heldReason = reason;
        return new OrderHeld(told(), reason, by);
    }

    OrderReleased release(String reason, String by) {
        if (heldReason == null) throw new oms.web.Conflict("not_held", "The order is not held");
        heldReason = null;
        return new OrderReleased(told(), reason, by);
    }

    private void refuseWhileHeld() {
        if (heldReason != null) throw new OrderIsHeld(facts.id(), heldReason);
    }

    private void move(String shipmentId, ShipmentStatus next) {
        shipment(shipmentId).become(next);
        follow();
    }

    /** Shows the least advanced live shipment; while part of it waits for a plan, it shows that. */
    private void follow() {
        if (!isCovered()) return;
        var least = shipments.stream()
                .map(Shipment::status)
                .filter(ShipmentStatus::isLive)
                .min(Comparator.comparingInt(ShipmentStatus::advance));
        var next = least.map(ShipmentStatus::asOrderStatus).orElse(status);
        if (next != status) become(next);
    }

    private void become(OrderStatus next) {
        if (!status.canBecome(next)) throw new IllegalTransition("Order", facts.id(), status, next);
        status = next;
    }

    private Shipment shipment(String id) {
        return shipments.stream()
                .filter(s -> s.id().equals(id))
                .findFirst()
                .orElseThrow(() -> new OrderNotFound("shipment"));
    }

    private int units(List<ShipmentLine> lines) {
        var each = facts.lines().stream().collect(Collectors.toMap(OrderLineView::lineNo, OrderLineView::unitsEach));
        return lines.stream()
                .mapToInt(l -> Math.multiplyExact(each.getOrDefault(l.lineNo(), 0), l.quantity()))
                .sum();
    }

    /** @return pieces by line number in everything that was not cancelled */
    private Map<Integer, Integer> planned() {
        var planned = new HashMap<Integer, Integer>();
        shipments.stream()
                .filter(s -> s.status() != ShipmentStatus.CANCELLED)
                .flatMap(s -> s.lines().stream())
                .forEach(l -> planned.merge(l.lineNo(), l.quantity(), Integer::sum));
        return planned;
    }

    private boolean isCovered() {
        var planned = planned();
        return facts.lines().stream().allMatch(l -> planned.getOrDefault(l.lineNo(), 0) == l.quantity());
    }

    private void checkCoverage() {
        if (!isCovered()) throw new PlanMismatch(facts.id(), "it does not ship exactly what was ordered");
        var skus = new HashSet<String>();
        facts.lines().forEach(l -> skus.add(l.lineNo() + l.sku()));
        var foreign =
                shipments.stream().flatMap(s -> s.lines().stream()).anyMatch(l -> !skus.contains(l.lineNo() + l.sku()));
        if (foreign) throw new PlanMismatch(facts.id(), "it ships something else");
    }

    /** Divides the order's total over its shipments by the value of their goods; the last one takes what rounding leaves. */
    private void shareTotal() {
        var open = shipments.stream()
                .filter(s -> s.status() == ShipmentStatus.ALLOCATED)
                .toList();
        var fixed = shipments.stream()
                .filter(s -> s.status() != ShipmentStatus.ALLOCATED && s.status() != ShipmentStatus.CANCELLED)
                .map(Shipment::total)
                .reduce(zero(), Money::plus);
        var rest = facts.total().minus(fixed);
        var goods = open.stream().map(this::goods).reduce(zero(), Money::plus);
        for (int i = 0; i < open.size(); i++) {
            var share = i == open.size() - 1 || goods.isZero()
                    ? rest
                    : Money.of(Money.part(rest.minor(), goods(open.get(i)).minor(), goods.minor()), rest.currency());
            goods = goods.minus(goods(open.get(i)));
            open.get(i).costs(share);
            rest = rest.minus(share);
        }
    }

    private Money goods(Shipment shipment) {
        var prices = facts.lines().stream().collect(Collectors.toMap(OrderLineView::lineNo, OrderLineView::unitPrice));
        return shipment.lines().stream()
                .map(l -> prices.getOrDefault(l.lineNo(), zero()).times(l.quantity()))
                .reduce(zero(), Money::plus);
    }

    private Money zero() {
        return Money.zero(facts.total().currency());
    }

    /** Counts one event and says how the order stands after it. */
    private OrderSnapshot told() {
        version++;
        return snapshot();
    }

    private OrderSnapshot snapshot() {
        var lines = facts.lines().stream()
                .map(l -> new OrderSnapshot.Line(l.lineNo(), l.sku(), l.quantity(), l.units()))
                .toList();
        return new OrderSnapshot(
                facts.id(),
                facts.merchant(),
                facts.number(),
                facts.channel(),
                facts.model(),
                status,
                heldReason != null,
                version,
                facts.sla(),
                facts.deliverBy(),
                facts.total(),
                facts.units(),
                lines,
                shipmentViews());
    }

    private List<ShipmentView> shipmentViews() {
        return shipments.stream().map(Shipment::view).toList();
    }

    List<Shipment> shipments() {
        return shipments;
    }

    OrderView view(Instant updatedAt) {
        var f = facts;
        return new OrderView(
                f.id(),
                f.merchant(),
                f.number(),
                f.checkoutId(),
                f.channel(),
                f.model(),
                status,
                heldReason,
                version,
                f.customer(),
                f.shippingAddress(),
                f.location(),
                f.billingAddress(),
                f.billingLocation(),
                f.lines(),
                f.promoCodes(),
                f.items(),
                f.discount(),
                f.shipping(),
                f.tax(),
                f.total(),
                f.units(),
                f.sla(),
                f.deliverBy(),
                f.windowStart(),
                f.boundWarehouse(),
                f.payment(),
                f.device(),
                authorization,
                fraudScore,
                cancellation,
                f.placedAt(),
                updatedAt,
                shipmentViews());
    }
}
