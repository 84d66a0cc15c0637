package oms.fulfillment;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.nio.charset.StandardCharsets;
import java.time.ZoneOffset;
import java.util.List;
import oms.identity.MerchantView;
import oms.identity.Merchants;
import oms.inventory.WarehouseView;
import oms.inventory.Warehouses;
import oms.order.OrderView;
import oms.order.Orders;
import oms.order.ShipmentStatus;

/** What the printer at the packing desk gives out. Every label that leaves it is recorded. */
@ApplicationScoped
class Labels {
    private final Packages packages;
    private final PackageRepository records;
    private final Orders orders;
    private final Warehouses warehouses;
    private final Merchants merchants;

    Labels(Packages packages, PackageRepository records, Orders orders, Warehouses warehouses, Merchants merchants) {
        this.packages = packages;
        this.records = records;
        this.orders = orders;
        this.warehouses = warehouses;
        this.merchants = merchants;
    }

    /**
     * @param by who prints it, for people to read
     * @throws PackingRefused for a package that was opened again or is not wanted any more
     */
    @Transactional
    byte[] print(String merchant, String packageId, LabelFormat format, String by) {
        var of = packages.get(merchant, packageId);
        var order = orders.get(merchant, of.orderId());
        refuseUnlessWanted(of, order);
        records.printed(merchant, packageId, format, by);
        var label = label(merchant, of, order);
        return switch (format) {
            case PDF -> PdfLabel.of(label);
            case ZPL -> ZplLabel.of(label).getBytes(StandardCharsets.UTF_8);
        };
    }

    /**
     * @return the label for a printer that takes ZPL; who sends it records that
     * @throws PackingRefused for a package that was opened again or is not wanted any more
     */
    byte[] zpl(String merchant, String packageId) {
        var of = packages.get(merchant, packageId);
        var order = orders.get(merchant, of.orderId());
        refuseUnlessWanted(of, order);
        return ZplLabel.of(label(merchant, of, order)).getBytes(StandardCharsets.UTF_8);
    }

    byte[] slip(String merchant, String shipmentId) {
        var made = packages.ofShipment(merchant, shipmentId).stream()
                .filter(p -> p.status() == PackageStatus.SEALED)
                .toList();
        var open = packages.propose(merchant, shipmentId).packages().stream()
                .flatMap(p -> p.contents().stream())
                .toList();
        var order = orders.ofShipment(shipmentId);
        return PackingSlip.of(new PackingSlip.Facts(
                order.number(),
                merchants.find(merchant).map(MerchantView::name).orElse(""),
                from(merchant, order.shipment(shipmentId).warehouse()),
                order.shippingAddress().lines(),
                made,
                open));
    }

    private static void refuseUnlessWanted(PackageView of, OrderView order) {
        if (of.status() == PackageStatus.VOIDED)
            throw new PackingRefused("package_voided", "This package was opened again; it has no label any more");
        if (order.shipment(of.shipmentId()).status() == ShipmentStatus.CANCELLED)
            throw new PackingRefused(
                    "shipment_cancelled",
                    "Order %s no longer wants this. Put the goods back.".formatted(order.number()));
    }

    private Label label(String merchant, PackageView of, OrderView order) {
        var shipment = order.shipment(of.shipmentId());
        var zone = warehouses.find(merchant, of.warehouse()).map(WarehouseView::zone);
        return new Label(
                order.number(),
                of.warehouse(),
                from(merchant, of.warehouse()),
                order.shippingAddress().lines(),
                of.no(),
                of.sscc(),
                of.weightGrams(),
                shipment.deliverAt().atZone(zone.orElse(ZoneOffset.UTC)).toLocalDate());
    }

    private List<String> from(String merchant, String warehouse) {
        return warehouses
                .find(merchant, warehouse)
                .map(w -> w.address().lines())
                .orElse(List.of(warehouse));
    }
}
