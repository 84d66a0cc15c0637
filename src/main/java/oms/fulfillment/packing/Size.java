package oms.fulfillment.packing;

import java.util.List;
import java.util.stream.Stream;

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

    /** @return the ways to put it down without repeating any: at most two where it must stay upright, else at most six */
    List<Size> turned(boolean upright) {
        var ways = Stream.of(this, new Size(width, length, height));
        if (!upright)
            ways = Stream.concat(
                    ways,
                    Stream.of(
                            new Size(length, height, width),
                            new Size(height, length, width),
                            new Size(width, height, length),
                            new Size(height, width, length)));
        return ways.distinct().toList();
    }
}
