package oms.fulfillment;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import oms.fulfillment.pickpath.Floor;
import oms.fulfillment.pickpath.PickPath;
import oms.fulfillment.pickpath.Stop;

/**
 * A warehouse seen from above, its front at the bottom, and perhaps a walk through it.
 *
 * @param width of the drawing, in its own units; {@code height} too
 * @param path of the walk, as SVG reads it; empty for none
 * @param metres of the walk
 * @param isShortest whether no walk is shorter
 */
record FloorMap(
        long width,
        long height,
        List<Rack> racks,
        List<Lane> lanes,
        List<Text> texts,
        Mark depot,
        String path,
        List<Mark> marks,
        long metres,
        boolean isShortest) {
    /** Shelves between two cross aisles, on one side of an aisle. */
    record Rack(long x, long y, long width, long height, int zone) {}

    /** An aisle: the line on which one walks, with an arrow where it is one-way. */
    record Lane(long x, long y1, long y2, boolean up, boolean down) {}

    record Text(long x, long y, String text) {}

    /** A point with a word in it: a stop's number. */
    record Mark(long x, long y, String text) {}

    /** One unit of the drawing, in mm. */
    private static final int UNIT = 50;

    private static final int MARGIN = 70;
    private static final int ZONES = 4;

    private record Scale(long left, long back) {
        long x(long mm) {
            return MARGIN + (mm - left) / UNIT;
        }

        /** The front is at the bottom. */
        long y(long mm) {
            return MARGIN + (back - mm) / UNIT;
        }
    }

    static FloorMap of(Layout layout) {
        return of(layout, List.of());
    }

    /** @param lines of a pick list; those whose place the layout does not know are left out */
    static FloorMap of(Layout layout, List<PickLineView> lines) {
        var floor = layout.floor();
        var scale = new Scale(
                floor.aisles().getFirst(),
                floor.crossAisles().getLast() + layout.crossAisles().getLast().widthMm() / 2);
        var stops = new ArrayList<Stop>();
        var marks = new ArrayList<Mark>();
        for (var line : lines)
            line.at().flatMap(layout::stop).ifPresent(stop -> {
                stops.add(stop);
                marks.add(mark(scale, floor, stop, String.valueOf(line.no())));
            });
        var tour = PickPath.shortest(floor, stops);
        var path = stops.isEmpty()
                ? ""
                : tour.path().stream()
                        .map(at -> scale.x(floor.aisles().get(at.aisle())) + "," + scale.y(at.at()))
                        .collect(Collectors.joining(" "));
        var depot = new Stop(floor.depotAisle(), floor.crossAisles().get(floor.depotCross()));
        return new FloorMap(
                scale.x(floor.aisles().getLast()) + MARGIN,
                scale.y(0) + MARGIN,
                racks(layout, scale),
                lanes(floor, scale),
                texts(layout, scale),
                mark(scale, floor, depot, "Depot"),
                path,
                marks,
                tour.length() / 1000,
                tour.isShortest());
    }

    private static Mark mark(Scale scale, Floor floor, Stop stop, String text) {
        return new Mark(scale.x(floor.aisles().get(stop.aisle())), scale.y(stop.at()), text);
    }

    /** Shelves stand on both sides of an aisle, a third of the way to the next one deep. */
    private static List<Rack> racks(Layout layout, Scale scale) {
        var zones = layout.aisles().stream()
                .map(a -> a.zone() == null ? "" : a.zone())
                .distinct()
                .toList();
        var racks = new ArrayList<Rack>();
        var deep = deep(layout) / UNIT;
        for (var aisle : layout.aisles())
            for (int c = 1; c < layout.crossAisles().size(); c++) {
                var half = layout.binMm() / 2;
                var front = layout.middle(layout.crossAisles().get(c - 1).afterBin() + 1) - half;
                var back = layout.middle(layout.crossAisles().get(c).afterBin()) + half;
                var zone = zones.indexOf(aisle.zone() == null ? "" : aisle.zone()) % ZONES;
                for (var side : new int[] {-1, 1}) {
                    var x = scale.x(aisle.atMm()) + (side < 0 ? -2 * deep : deep);
                    racks.add(new Rack(x, scale.y(back), deep, scale.y(front) - scale.y(back), zone));
                }
            }
        return racks;
    }

    private static long deep(Layout layout) {
        var nearest = 3_000;
        for (int i = 1; i < layout.aisles().size(); i++)
            nearest = Math.min(
                    nearest,
                    layout.aisles().get(i).atMm() - layout.aisles().get(i - 1).atMm());
        return Math.max(4 * UNIT, nearest / 4);
    }

    private static List<Lane> lanes(Floor floor, Scale scale) {
        var lanes = new ArrayList<Lane>();
        for (int i = 0; i < floor.aisles().size(); i++)
            lanes.add(new Lane(
                    scale.x(floor.aisles().get(i)),
                    scale.y(floor.crossAisles().getFirst()),
                    scale.y(floor.crossAisles().getLast()),
                    floor.ways().get(i) == Floor.Way.UP,
                    floor.ways().get(i) == Floor.Way.DOWN));
        return lanes;
    }

    private static List<Text> texts(Layout layout, Scale scale) {
        var texts = new ArrayList<Text>();
        var above = scale.y(scale.back()) - 14;
        for (int i = 0; i < layout.aisles().size(); i++) {
            var aisle = layout.aisles().get(i);
            var x = scale.x(aisle.atMm());
            texts.add(new Text(x, above, aisle.name()));
            var zone = aisle.zone();
            var begins =
                    i == 0 || !Objects.equals(zone, layout.aisles().get(i - 1).zone());
            if (zone != null && begins) texts.add(new Text(x, above - 26, zone));
        }
        return texts;
    }
}
