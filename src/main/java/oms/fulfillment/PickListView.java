package oms.fulfillment;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import oms.order.ShipmentLine;
import oms.order.ShipmentView;
import org.jspecify.annotations.Nullable;

/**
 * A pick list with its lines in walking order.
 *
 * @param dueAt when its driver wants to pick it up
 * @param picker who began it
 * @param closedReason why it was cancelled
 */
public record PickListView(
        String id,
        String orderId,
        String orderNumber,
        String shipmentId,
        String warehouse,
        PickListStatus status,
        Instant dueAt,
        @Nullable String picker,
        @Nullable String closedReason,
        Instant createdAt,
        @Nullable Instant startedAt,
        @Nullable Instant closedAt,
        List<PickLineView> lines) {
    /** @return the next stop of the walk; empty when all is in the tote */
    @JsonIgnore
    public Optional<PickLineView> getNext() {
        return lines.stream().filter(line -> line.getOpen() > 0).findFirst();
    }

    @JsonIgnore
    public int getPieces() {
        return lines.stream().mapToInt(PickLineView::quantity).sum();
    }

    @JsonIgnore
    public int getPicked() {
        return lines.stream().mapToInt(PickLineView::picked).sum();
    }

    /** @return pieces by SKU */
    Map<String, Integer> wanted() {
        var wanted = new TreeMap<String, Integer>();
        lines.forEach(line -> wanted.merge(line.sku(), line.quantity(), Integer::sum));
        return wanted;
    }

    /** @return whether this list fetches exactly what the shipment now holds */
    boolean serves(ShipmentView shipment) {
        return warehouse.equals(shipment.warehouse()) && wanted().equals(wanted(shipment));
    }

    static Map<String, Integer> wanted(ShipmentView shipment) {
        var wanted = new TreeMap<String, Integer>();
        for (ShipmentLine line : shipment.lines()) wanted.merge(line.sku(), line.quantity(), Integer::sum);
        return wanted;
    }
}
