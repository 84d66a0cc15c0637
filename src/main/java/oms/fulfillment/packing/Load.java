package oms.fulfillment.packing;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One box and what goes into it, in packing order.
 *
 * @param box null where the piece fits no box and goes as it is
 */
public record Load(@Nullable Box box, List<Placement> placements) {
    static Load asIs(Item item) {
        return new Load(null, List.of(new Placement(item, 0, 0, 0, item.size())));
    }

    static Load of(Box box, List<Placement> placements) {
        return new Load(box, placements.stream().sorted(Placement.IN_ORDER).toList());
    }

    public List<Item> items() {
        return placements.stream().map(Placement::item).toList();
    }

    /** @return what is inside, without the box */
    public long grams() {
        return placements.stream().mapToLong(p -> p.item().grams()).sum();
    }
}
