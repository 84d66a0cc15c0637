package oms.scenario;

import io.restassured.response.Response;
import java.util.List;
import java.util.Map;
import oms.Ids;
import org.jspecify.annotations.Nullable;

/**
 * A use case that moves money or stock.
 *
 * @param stages where an order may stand for it, the usual one first; none for what needs no order
 * @param begins makes all ready, so that running it is nothing but the use case
 */
record Act(String name, List<Stage> stages, Begins begins) {
    /** Where an order stands before. */
    enum Stage {
        /** Placed; whether the bank holds the money is not known. */
        UNKNOWN,
        AUTHORIZED,
        REVIEW,
        ALLOCATED,
        ON_THE_ROAD,
        COMING_BACK,
        /** Delivered; whether the bank took the money is not known. */
        OWED,
        DELIVERED,
        /** Cancelled; whether the bank gave the hold back is not known. */
        ENDED;

        Storyboard order(Supply supply) {
            return switch (this) {
                case UNKNOWN -> supply.placed("tok_timeout");
                case AUTHORIZED -> supply.placed("tok_approved");
                case REVIEW -> supply.doubted();
                case ALLOCATED -> supply.allocated("tok_approved");
                case ON_THE_ROAD -> supply.onTheRoad("tok_approved");
                case COMING_BACK -> supply.onTheRoad("tok_approved").isNotHandedOver("REFUSED", "WAREHOUSE");
                case OWED -> supply.onTheRoad("tok_capture_timeout").isHandedOver();
                case DELIVERED -> supply.delivered("tok_approved");
                case ENDED -> supply.allocated("tok_void_timeout").isCancelled();
            };
        }
    }

    interface Begins {
        /** @param story the order it is about; null for what needs none */
        Runs with(Supply supply, Clockwork clockwork, @Nullable Storyboard story);
    }

    interface Runs {
        /** @return the answer; null where a job ran */
        @Nullable
        Response run();
    }

    boolean needsAnOrder() {
        return !stages.isEmpty();
    }

    /** @return where an order may stand for both, or null */
    @Nullable
    Stage shared(Act other) {
        return stages.stream().filter(other.stages::contains).findFirst().orElse(null);
    }

    private static Act of(String name, Begins begins, Stage... stages) {
        return new Act(name, List.of(stages), begins);
    }

    static final List<Act> ALL = List.of(
            of("place", (supply, clockwork, story) -> {
                var basket = supply.basket("tok_approved");
                var checkout = basket.begins();
                return () -> basket.completes(checkout);
            }),
            of("apply an authorisation", (supply, clockwork, story) -> resolver(clockwork), Stage.UNKNOWN),
            of(
                    "cancel",
                    (supply, clockwork, story) ->
                            () -> office(supply, "/v1/orders/" + story.order + "/cancel", Map.of("reason", "changed")),
                    Stage.ALLOCATED,
                    Stage.AUTHORIZED,
                    Stage.UNKNOWN,
                    Stage.REVIEW,
                    Stage.ON_THE_ROAD),
            of("reject", (supply, clockwork, story) -> judge(supply, story, "reject"), Stage.REVIEW),
            of("approve", (supply, clockwork, story) -> judge(supply, story, "approve"), Stage.REVIEW),
            of(
                    "screen and allocate",
                    (supply, clockwork, story) -> () -> {
                        supply.shop.goesOn();
                        return null;
                    },
                    Stage.AUTHORIZED,
                    Stage.UNKNOWN,
                    Stage.ALLOCATED),
            of(
                    "pick",
                    (supply, clockwork, story) -> {
                        var list = story.list(story.shipments("ALLOCATED").getFirst());
                        var scan = Map.of("bin", list.getString("lines[0].bin"), "sku", "PHONE-X", "quantity", 1);
                        return () ->
                                supply.shop.picker.tries("/v1/pick-lists/" + list.getString("id") + "/scans", scan);
                    },
                    Stage.ALLOCATED),
            of(
                    "pick short",
                    (supply, clockwork, story) -> {
                        var list = story.list(story.shipments("ALLOCATED").getFirst())
                                .getString("id");
                        var missing = Map.of("sku", "PHONE-X", "found", 0, "reason", "the bin is empty");
                        return () -> supply.shop.picker.tries("/v1/pick-lists/" + list + "/short", missing);
                    },
                    Stage.ALLOCATED),
            of(
                    "deliver and ship",
                    (supply, clockwork, story) -> {
                        var report = story.drivers("IN_TRANSIT").getFirst().report(story.order, "Ada Lovelace");
                        return report::tell;
                    },
                    Stage.ON_THE_ROAD),
            of(
                    "not hand over",
                    (supply, clockwork, story) -> {
                        var report =
                                story.drivers("IN_TRANSIT").getFirst().failure(story.order, "REFUSED", "WAREHOUSE");
                        return report::tell;
                    },
                    Stage.ON_THE_ROAD),
            of(
                    "take back",
                    (supply, clockwork, story) -> {
                        var phone = story.drivers("DELIVERY_FAILED").getFirst();
                        var box = phone.boxesOf(story.order).getFirst();
                        return () -> {
                            var answer = phone.triesToBringBack(box);
                            supply.shop.goesOn();
                            return answer;
                        };
                    },
                    Stage.COMING_BACK),
            of("capture", (supply, clockwork, story) -> resolver(clockwork), Stage.OWED),
            of("void", (supply, clockwork, story) -> resolver(clockwork), Stage.ENDED),
            of(
                    "refund",
                    (supply, clockwork, story) -> () -> office(
                            supply,
                            "/v1/orders/" + story.order + "/refunds",
                            Map.of("amount", Shop.usd(4200), "reason", "broken")),
                    Stage.DELIVERED,
                    Stage.OWED),
            of(
                    "receive",
                    (supply, clockwork, story) -> () -> office(
                            supply,
                            "/v1/stock/receipts",
                            Map.of(
                                    "warehouse", "WH-NY",
                                    "reference", Ids.next("note"),
                                    "lines", List.of(Map.of("sku", "PHONE-X", "quantity", 3))))),
            of(
                    "adjust",
                    (supply, clockwork, story) -> () -> office(
                            supply,
                            "/v1/stock/adjustments",
                            Map.of("warehouse", "WH-NY", "sku", "PHONE-X", "change", -1, "reason", "DAMAGED"))));

    private static Runs resolver(Clockwork clockwork) {
        clockwork.passes();
        return () -> {
            clockwork.resolves();
            return null;
        };
    }

    private static Runs judge(Supply supply, Storyboard story, String decision) {
        return () -> office(supply, "/v1/fraud/reviews/" + story.order + "/" + decision, Map.of("reason", "looked at"));
    }

    private static Response office(Supply supply, String path, Map<String, ?> body) {
        return supply.shop.office.tries(path, body);
    }
}
