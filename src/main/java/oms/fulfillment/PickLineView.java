package oms.fulfillment;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.util.Optional;
import oms.inventory.BinView;
import org.jspecify.annotations.Nullable;

/**
 * One stop of the walk: so many pieces of one SKU from one bin.
 *
 * @param no place in the walk, from 1
 * @param bin the code on the shelf, {@code B-3-12}; null where nobody knows where it lies
 * @param place the same for people: {@code Aisle B, Shelf 3, Bin 12}
 * @param picked pieces already in the tote
 */
public record PickLineView(
        int no,
        String sku,
        String name,
        @Nullable String bin,
        @Nullable String place,
        int quantity,
        int picked) {
    /** @return pieces still on the shelf */
    @JsonIgnore
    public int getOpen() {
        return quantity - picked;
    }

    /** @return the bin that the code stands for; how much lies there is not said */
    Optional<BinView> at() {
        if (bin == null) return Optional.empty();
        var last = bin.lastIndexOf('-');
        var before = bin.lastIndexOf('-', last - 1);
        return Optional.of(new BinView(
                "",
                sku,
                bin.substring(0, before),
                Integer.parseInt(bin.substring(before + 1, last)),
                Integer.parseInt(bin.substring(last + 1)),
                0));
    }
}
