package oms.fulfillment;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;
import oms.order.Orders;
import oms.order.ShipmentStatus;

/** The lane in which packed shipments wait for their driver. */
@ApplicationScoped
class Staging {
    /** A packed shipment and who comes for it. */
    record Waiting(PickListSummary shipment, String driver, List<PackageView> packages) {
        public boolean isComplete() {
            return packages.stream().allMatch(p -> p.stagedAt() != null);
        }
    }

    private final BenchRepository bench;
    private final PackageRepository packages;
    private final Orders orders;

    Staging(BenchRepository bench, PackageRepository packages, Orders orders) {
        this.bench = bench;
        this.packages = packages;
        this.orders = orders;
    }

    /** @return shipments that are packed and have not left, the most urgent first */
    List<Waiting> waiting(String merchant, String warehouse, int limit) {
        return bench.toLoad(merchant, warehouse, limit).stream()
                .map(list -> new Waiting(
                        list,
                        orders.get(merchant, list.orderId())
                                .shipment(list.shipmentId())
                                .driver(),
                        sealed(merchant, list.shipmentId())))
                .toList();
    }

    private List<PackageView> sealed(String merchant, String shipment) {
        return packages.ofShipment(merchant, shipment).stream()
                .filter(p -> p.status() == PackageStatus.SEALED)
                .toList();
    }

    /**
     * A package is put into the lane. Scanning it twice is scanning it once.
     *
     * @param scanned what the scanner read from the label
     * @throws PackingRefused for a label that is void, of no package here, or of one that has left or is not wanted any more
     */
    @Transactional
    PackageView scan(String merchant, String scanned, String by) {
        var of = find(merchant, scanned);
        var order = orders.lock(of.orderId());
        var current = find(merchant, scanned);
        var status = order.shipment(of.shipmentId()).status();
        if (current.status() == PackageStatus.VOIDED || status == ShipmentStatus.CANCELLED)
            throw new PackingRefused("package_voided", "This label is void: take the package back to the bench");
        if (status.hasDeparted())
            throw new PackingRefused("already_left", "This package has left the warehouse already");
        packages.staged(merchant, current.id(), by);
        return find(merchant, scanned);
    }

    private PackageView find(String merchant, String scanned) {
        return packages.bySscc(merchant, Sscc.read(scanned))
                .orElseThrow(() -> new PackingRefused("unknown_package", "No package here has this number"));
    }
}
