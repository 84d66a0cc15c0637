package oms.fulfillment;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import oms.fulfillment.Layout.Aisle;
import oms.fulfillment.Layout.CrossAisle;
import oms.fulfillment.Layout.Depot;
import oms.fulfillment.pickpath.Floor;
import oms.web.InvalidRequest;
import org.jspecify.annotations.Nullable;

/** A layout as the page sends it: a field of each row in a list of its own; rows without a name, or without a number, are none. */
record LayoutForm(
        @Nullable String binMm,
        @Nullable String depotAisle,
        @Nullable String depotCross,
        @Nullable List<String> names,
        @Nullable List<String> ats,
        @Nullable List<String> ways,
        @Nullable List<String> zones,
        @Nullable List<String> afters,
        @Nullable List<String> widths) {
    /** @throws InvalidRequest for what is not a number; the rest is the layout's to judge */
    Layout layout() {
        var aisles = new ArrayList<Aisle>();
        for (int i = 0; i < size(names); i++)
            if (!at(names, i).isEmpty())
                aisles.add(new Aisle(at(names, i), number(at(ats, i)), way(at(ways, i)), zone(at(zones, i))));
        aisles.sort(Comparator.comparingInt(Aisle::atMm));
        var cross = new ArrayList<CrossAisle>();
        for (int i = 0; i < size(afters); i++)
            if (!at(afters, i).isEmpty()) cross.add(new CrossAisle(number(at(afters, i)), number(at(widths, i))));
        cross.sort(Comparator.comparingInt(CrossAisle::afterBin));
        return new Layout(number(binMm), aisles, cross, new Depot(text(depotAisle), number(depotCross)));
    }

    private static int size(@Nullable List<String> values) {
        return values == null ? 0 : values.size();
    }

    private static String at(@Nullable List<String> values, int i) {
        return values == null || i >= values.size() ? "" : text(values.get(i));
    }

    private static String text(@Nullable String value) {
        return value == null ? "" : value.strip();
    }

    private static @Nullable String zone(String value) {
        return value.isEmpty() ? null : value;
    }

    private static Floor.@Nullable Way way(String value) {
        return switch (value.toUpperCase(Locale.ROOT)) {
            case "UP" -> Floor.Way.UP;
            case "DOWN" -> Floor.Way.DOWN;
            default -> null;
        };
    }

    private static int number(@Nullable String value) {
        try {
            return Integer.parseInt(text(value));
        } catch (NumberFormatException e) {
            throw new InvalidRequest("/", "not_a_number", "“" + text(value) + "” is not a whole number");
        }
    }
}
