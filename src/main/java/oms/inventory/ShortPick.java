package oms.inventory;

import java.util.ArrayList;
import java.util.List;

/** What changes when a picker finds too little of one SKU of a shipment; the whole shipment is to be allocated anew. */
class ShortPick {
    private final List<Movement> movements = new ArrayList<>();
    private final List<Held> emptied = new ArrayList<>();
    private final List<Held> left = new ArrayList<>();

    ShortPick(List<Held> ofShipment, String sku, long missing, String reason) {
        var toFind = missing;
        for (var held : ofShipment) {
            var gone = held.sku().equals(sku) ? Math.min(toFind, held.quantity()) : 0;
            toFind -= gone;
            if (gone > 0) movements.add(Movement.missing(held, gone, reason));
            if (gone == held.quantity()) emptied.add(held);
            else left.add(unassigned(held, held.quantity() - gone));
        }
    }

    private static Held unassigned(Held held, long quantity) {
        return new Held(held.id(), held.orderId(), null, held.warehouse(), held.sku(), quantity);
    }

    List<Movement> movements() {
        return movements;
    }

    /** @return reservations of which nothing was there */
    List<Held> emptied() {
        return emptied;
    }

    /** @return reservations of which something is left, without their shipment */
    List<Held> left() {
        return left;
    }
}
