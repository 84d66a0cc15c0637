package oms.fulfillment.packing;

import java.util.LinkedHashSet;
import java.util.List;

/**
 * What a thing measures, in mm: along the box, across it, and up.
 *
 * @param length along x
 * @param width along y
 * @param height along z
 */
public record Size(int length, int width, int height) {
    public Size {
        if (length < 1 || width < 1 || height < 1)
            throw new IllegalArgumentException("A size is at least 1 mm each way");
    }

    /** @return in mm³ */
    public long volume() {
        return (long) length * width * height;
    }

    boolean holds(Size inner) {
        return inner.length <= length && inner.width <= width && inner.height <= height;
    }

    /** @return the ways to put it down without repeating any: two for each side that may stand upright */
    List<Size> turned(Stand stand) {
        var ways = new LinkedHashSet<Size>();
        if (stand.height()) ways.addAll(List.of(this, new Size(width, length, height)));
        if (stand.width()) ways.addAll(List.of(new Size(length, height, width), new Size(height, length, width)));
        if (stand.length()) ways.addAll(List.of(new Size(width, height, length), new Size(height, width, length)));
        return List.copyOf(ways);
    }
}
