package oms.fulfillment;

import java.util.List;
import java.util.Map;
import oms.order.OrderView;
import oms.order.ShipmentView;

/**
 * Everything a packer needs to see of one shipment.
 *
 * @param packages sealed ones
 * @param known packages there ever were; what the page was made from
 * @param open pieces still to pack, by SKU
 * @param printers beside the bench
 */
record Bench(
        OrderView order,
        ShipmentView shipment,
        List<PackageView> packages,
        int known,
        Map<String, Integer> open,
        Proposal proposal,
        List<BoxView> boxes,
        PackingRules rules,
        Articles articles,
        List<PrinterView> printers) {}
