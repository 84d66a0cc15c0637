package oms.inventory;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** What changes when an order's reservations move to new placements: as little as possible. */
class Reallocation {
    private final List<Held> released;
    private final List<Held> reassigned = new ArrayList<>();
    private final List<Held> opened = new ArrayList<>();

    Reallocation(String orderId, List<Held> open, List<Placement> placements) {
        released = new ArrayList<>(open);
        for (var wanted : placements) {
            var right = released.stream().filter(held -> fits(held, wanted)).findFirst();
            if (right.isPresent()) {
                released.remove(right.get());
                if (!wanted.shipmentId().equals(right.get().shipmentId()))
                    reassigned.add(held(right.get().id(), orderId, wanted));
            } else {
                opened.add(held(Stock.newId(), orderId, wanted));
            }
        }
    }

    private static boolean fits(Held held, Placement wanted) {
        return held.warehouse().equals(wanted.warehouse())
                && held.sku().equals(wanted.sku())
                && held.quantity() == wanted.quantity();
    }

    private static Held held(String id, String orderId, Placement wanted) {
        return new Held(id, orderId, wanted.shipmentId(), wanted.warehouse(), wanted.sku(), wanted.quantity());
    }

    List<Movement> movements() {
        return Stream.concat(
                        released.stream().map(held -> Movement.released(held, "allocated elsewhere")),
                        opened.stream()
                                .map(held ->
                                        Movement.reserved(held.id(), held.warehouse(), held.sku(), held.quantity())))
                .toList();
    }

    /** @return reservations no longer needed */
    List<Held> released() {
        return released;
    }

    /** @return reservations that lie right and belong to another shipment now */
    List<Held> reassigned() {
        return reassigned;
    }

    /** @return reservations to be made */
    List<Held> opened() {
        return opened;
    }
}
