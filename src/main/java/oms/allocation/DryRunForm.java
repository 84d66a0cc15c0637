package oms.allocation;

import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import oms.geo.GeoPoint;
import oms.order.OrderView;
import oms.order.Orders;
import oms.web.InvalidRequest;
import oms.web.Problem;
import org.jspecify.annotations.Nullable;

/** The dry run as a form: words in, an answer or a refusal in words out. */
@Singleton
class DryRunForm {
    private static final int MOST_LINES = 50;
    private static final int MOST = 100_000;

    /** What was filled in, as the form shows it again. */
    record Asked(String order, String lines, String lat, String lon, String warehouse) {
        static Asked of(
                @Nullable String order,
                @Nullable String lines,
                @Nullable String lat,
                @Nullable String lon,
                @Nullable String warehouse) {
            return new Asked(text(order), text(lines), text(lat), text(lon), text(warehouse));
        }

        private static String text(@Nullable String value) {
            return value == null ? "" : value.replace("\0", "").strip();
        }

        public boolean isEmpty() {
            return order.isEmpty() && lines.isEmpty();
        }
    }

    /** @param refused why there is no answer; both are null where nothing was asked */
    record Answer(@Nullable DryRun dryRun, @Nullable String refused) {}

    private final Allocation allocation;
    private final Orders orders;
    private final Clock clock;

    DryRunForm(Allocation allocation, Orders orders, Clock clock) {
        this.allocation = allocation;
        this.orders = orders;
        this.clock = clock;
    }

    Answer answer(String merchant, Asked asked) {
        if (asked.isEmpty()) return new Answer(null, null);
        try {
            var dryRun = asked.order().isEmpty()
                    ? allocation.dryRun(merchant, question(asked))
                    : allocation.dryRun(merchant, id(merchant, asked.order()));
            return new Answer(dryRun, null);
        } catch (InvalidRequest refused) {
            return new Answer(null, refused.faults().getFirst().detail());
        } catch (Problem refused) {
            return new Answer(null, refused.detail());
        }
    }

    private String id(String merchant, String order) {
        return orders.findByNumber(merchant, order).map(OrderView::id).orElse(order);
    }

    private Question question(Asked asked) {
        var place = new GeoPoint(degrees(asked.lat(), 90, "/lat"), degrees(asked.lon(), 180, "/lon"));
        var tomorrow = clock.instant().plus(Duration.ofDays(1));
        return new Question(
                lines(asked.lines()), place, tomorrow, asked.warehouse().isEmpty() ? null : asked.warehouse());
    }

    private static double degrees(String text, int most, String pointer) {
        try {
            var degrees = Double.parseDouble(text);
            if (Math.abs(degrees) <= most) return degrees;
        } catch (NumberFormatException e) {
            // said below
        }
        throw new InvalidRequest(pointer, "invalid_place", "Give the place in degrees, such as 40.71 and -74.00");
    }

    /** @param text a line for each SKU: {@code 2 WATER-5L} */
    private static List<Question.Line> lines(String text) {
        var lines = new ArrayList<Question.Line>();
        for (var row : text.lines().filter(row -> !row.isBlank()).toList()) {
            var parts = row.strip().replace("×", " ").split("\\s+", 3);
            var sku = parts.length == 2 ? parts[1] : "";
            if (sku.isEmpty()
                    || lines.size() == MOST_LINES
                    || lines.stream().anyMatch(l -> l.sku().equals(sku))) throw wrong();
            lines.add(new Question.Line(sku, quantity(parts[0])));
        }
        return lines;
    }

    private static int quantity(String text) {
        try {
            var quantity = Integer.parseInt(text);
            if (quantity >= 1 && quantity <= MOST) return quantity;
        } catch (NumberFormatException e) {
            // said below
        }
        throw wrong();
    }

    private static InvalidRequest wrong() {
        return new InvalidRequest(
                "/lines", "invalid_lines", "Write a quantity and a SKU in each line, each SKU once: 2 WATER-5L");
    }
}
