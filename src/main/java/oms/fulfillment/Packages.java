package oms.fulfillment;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import oms.Ids;
import oms.catalog.Catalog;
import oms.order.OrderSnapshot;
import oms.order.OrderView;
import oms.order.Orders;
import oms.order.PackedBox;
import oms.order.ShipmentStatus;
import oms.order.ShipmentView;
import oms.web.InvalidRequest;
import oms.web.NotFound;

/**
 * The packing desk. Sealing and opening lock the order first, so that packing, cancelling and handing off never cross: whoever
 * comes second is refused. With the last piece sealed the shipment is packed, in the same transaction.
 */
@ApplicationScoped
public class Packages {
    private final PackageRepository packages;
    private final Boxes boxes;
    private final Orders orders;
    private final Catalog catalog;
    private final BenchRepository bench;
    private final Clock clock;

    Packages(
            PackageRepository packages,
            Boxes boxes,
            Orders orders,
            Catalog catalog,
            BenchRepository bench,
            Clock clock) {
        this.packages = packages;
        this.boxes = boxes;
        this.orders = orders;
        this.catalog = catalog;
        this.bench = bench;
        this.clock = clock;
    }

    /** @return boxes for what is not packed yet; before picking too, as a forecast */
    public Proposal propose(String merchant, String shipmentId) {
        var order = orderOf(merchant, shipmentId);
        var shipment = order.shipment(shipmentId);
        var open = shipment.status() == ShipmentStatus.ALLOCATED || shipment.status() == ShipmentStatus.PICKED
                ? open(shipment, sealed(merchant, shipmentId))
                : Map.<String, Integer>of();
        return Proposal.of(
                shipmentId,
                open,
                articles(order),
                boxes.all(merchant),
                boxes.rules(merchant).freight());
    }

    /** @return the shipment's packages, those opened again too */
    public List<PackageView> ofShipment(String merchant, String shipmentId) {
        orderOf(merchant, shipmentId);
        return packages.ofShipment(merchant, shipmentId);
    }

    /** @throws NotFound where this merchant has no such package */
    public PackageView get(String merchant, String id) {
        return packages.find(merchant, id).orElseThrow(() -> new NotFound("package"));
    }

    /**
     * Closes one box. With the last piece the shipment is packed.
     *
     * @param by the packer, for people to read
     * @throws WeightRefused when the scales show something else than the contents should weigh
     * @throws PackingRefused when the goods are not the shipment's, are packed already, or nobody wants them any more
     */
    @Transactional
    public Sealed seal(String merchant, String shipmentId, Sealing sealing, String by) {
        var order = orders.lock(orderOf(merchant, shipmentId).id());
        var shipment = order.shipment(shipmentId);
        refuseUnlessPicked(order, shipment);
        var box = boxes.find(merchant, sealing.box())
                .orElseThrow(
                        () -> new InvalidRequest("/box", "unknown_box", "There is no such box: see GET /v1/boxes"));
        var articles = articles(order);
        var open = open(shipment, sealed(merchant, shipmentId));
        var contents = contents(sealing, shipment, open, articles);
        var scales = new Scales(boxes.rules(merchant), articles);
        scales.check(box, contents, sealing.weightGrams());
        var made = made(merchant, order, shipment, box, contents, sealing, scales.expected(box, contents), by);
        packages.insert(merchant, made);
        var packed = sealing.bySku().equals(open);
        if (packed) {
            bench.packed(merchant, shipmentId);
            orders.packed(shipmentId, packedBoxes(merchant, shipmentId), by);
        }
        return Sealed.of(made, packed);
    }

    /**
     * Seals as {@link #seal(String, String, Sealing, String)} does, if nothing has been sealed or opened since.
     *
     * @param known how many packages, opened ones too, the caller knew of
     */
    @Transactional
    Sealed seal(String merchant, String shipmentId, Sealing sealing, String by, int known) {
        orders.lock(orderOf(merchant, shipmentId).id());
        if (packages.ofShipment(merchant, shipmentId).size() != known)
            throw new PackingRefused("sealed_meanwhile", "Another package of this shipment was sealed meanwhile");
        return seal(merchant, shipmentId, sealing, by);
    }

    /** @return everything the bench shows of a shipment */
    Bench bench(String merchant, String shipmentId) {
        var order = orderOf(merchant, shipmentId);
        var shipment = order.shipment(shipmentId);
        var made = packages.ofShipment(merchant, shipmentId);
        var sealed =
                made.stream().filter(p -> p.status() == PackageStatus.SEALED).toList();
        return new Bench(
                order,
                shipment,
                sealed,
                made.size(),
                open(shipment, sealed),
                propose(merchant, shipmentId),
                boxes.all(merchant),
                boxes.rules(merchant),
                articles(order),
                boxes.printers(merchant, shipment.warehouse()));
    }

    private PackageView made(
            String merchant,
            OrderView order,
            ShipmentView shipment,
            BoxView box,
            List<PackedItem> contents,
            Sealing sealing,
            long expected,
            String by) {
        return new PackageView(
                Ids.next("pkg"),
                order.id(),
                order.number(),
                shipment.id(),
                shipment.warehouse(),
                freeNumber(sealed(merchant, shipment.id())),
                box.code(),
                number(boxes.rules(merchant).companyPrefix()),
                expected,
                sealing.weightGrams(),
                PackageStatus.SEALED,
                clock.instant(),
                by,
                null,
                null,
                null,
                0,
                null,
                contents);
    }

    private String number(String prefix) {
        return Sscc.of(prefix, packages.nextSerial(prefix));
    }

    /** The number of a package that was opened is given again. */
    private static int freeNumber(List<PackageView> sealed) {
        var no = 1;
        while (isTaken(no, sealed)) no++;
        return no;
    }

    private static boolean isTaken(int no, List<PackageView> sealed) {
        return sealed.stream().anyMatch(p -> p.no() == no);
    }

    /**
     * Opens a sealed package again, as long as its shipment is not packed; its number is never used again. Opening twice is
     * opening once.
     *
     * @return the package, voided
     */
    @Transactional
    public PackageView open(String merchant, String id, String by) {
        var order = orders.lock(get(merchant, id).orderId());
        var made = get(merchant, id);
        if (made.status() == PackageStatus.VOIDED) return made;
        if (order.shipment(made.shipmentId()).status() != ShipmentStatus.PICKED)
            throw new PackingRefused(
                    "shipment_packed", "Everything of this shipment is packed; its packages stay closed");
        packages.open(merchant, id, "opened again", by);
        return get(merchant, id);
    }

    /** Cancelled shipments leave no package behind that somebody might load. */
    @Transactional
    void follow(OrderSnapshot order, String reason) {
        order.shipments().stream()
                .filter(s -> s.status() == ShipmentStatus.CANCELLED)
                .forEach(s -> packages.voidOf(order.merchant(), s.id(), reason, "order"));
    }

    private static void refuseUnlessPicked(OrderView order, ShipmentView shipment) {
        if (order.heldReason() != null)
            throw new PackingRefused(
                    "order_held", "Order %s is held: %s. Leave it.".formatted(order.number(), order.heldReason()));
        switch (shipment.status()) {
            case PICKED -> {}
            case ALLOCATED ->
                throw new PackingRefused("not_picked", "Not everything is picked yet; finish the pick list first");
            case CANCELLED ->
                throw new PackingRefused(
                        "shipment_cancelled",
                        "Order %s no longer wants this. Put the goods back.".formatted(order.number()));
            case PACKED, IN_TRANSIT, DELIVERY_FAILED, DELIVERED, RETURNED ->
                throw new PackingRefused("already_packed", "Everything of this shipment is packed already");
        }
    }

    private static List<PackedItem> contents(
            Sealing sealing, ShipmentView shipment, Map<String, Integer> open, Articles articles) {
        var wanted = PickListView.wanted(shipment).keySet();
        sealing.bySku().keySet().stream()
                .filter(sku -> !wanted.contains(sku))
                .findFirst()
                .ifPresent(sku -> {
                    throw new PackingRefused("wrong_article", sku + " does not belong to this shipment. Take it out.");
                });
        return sealing.bySku().entrySet().stream()
                .map(e -> content(e.getKey(), e.getValue(), open.getOrDefault(e.getKey(), 0), articles))
                .toList();
    }

    private static PackedItem content(String sku, int quantity, int open, Articles articles) {
        if (quantity > open)
            throw new PackingRefused(
                    "too_many", "%d × %s in the box, but %d still to pack".formatted(quantity, sku, open));
        return new PackedItem(sku, articles.get(sku).name(), quantity);
    }

    /** @return pieces still to pack, by SKU; what is complete is left out */
    private static Map<String, Integer> open(ShipmentView shipment, List<PackageView> sealed) {
        var open = new HashMap<>(PickListView.wanted(shipment));
        sealed.forEach(p -> p.contents().forEach(c -> open.merge(c.sku(), -c.quantity(), Integer::sum)));
        open.values().removeIf(quantity -> quantity <= 0);
        return open;
    }

    private List<PackageView> sealed(String merchant, String shipmentId) {
        return packages.ofShipment(merchant, shipmentId).stream()
                .filter(p -> p.status() == PackageStatus.SEALED)
                .toList();
    }

    private List<PackedBox> packedBoxes(String merchant, String shipmentId) {
        return sealed(merchant, shipmentId).stream()
                .map(p -> new PackedBox(p.id(), p.sscc(), p.box(), p.weightGrams()))
                .toList();
    }

    private Articles articles(OrderView order) {
        return new Articles(
                order,
                catalog.products(
                        order.merchant(),
                        order.lines().stream().map(l -> l.sku()).distinct().toList()));
    }

    private OrderView orderOf(String merchant, String shipmentId) {
        var order = orders.ofShipment(shipmentId);
        if (!order.merchant().equals(merchant)) throw new NotFound("shipment");
        return order;
    }
}
