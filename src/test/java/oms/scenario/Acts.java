package oms.scenario;

import static oms.scenario.Act.Stage.ALLOCATED;
import static oms.scenario.Act.Stage.AUTHORIZED;
import static oms.scenario.Act.Stage.COMING_BACK;
import static oms.scenario.Act.Stage.DELIVERED;
import static oms.scenario.Act.Stage.ENDED;
import static oms.scenario.Act.Stage.ON_THE_ROAD;
import static oms.scenario.Act.Stage.OWED;
import static oms.scenario.Act.Stage.REVIEW;
import static oms.scenario.Act.Stage.SCARCE;
import static oms.scenario.Act.Stage.UNKNOWN;
import static oms.scenario.Act.Stage.UNPAID;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import oms.Ids;
import oms.scenario.Act.Runs;

/** The use cases that move money or stock. */
final class Acts {
    private static final List<Act> OF_BUYERS_AND_BANKS = List.of(
            Act.of("place", (scene, story) -> {
                var basket = scene.supply.basket("tok_approved", scene.sku());
                var checkout = basket.begins();
                return () -> basket.completes(checkout);
            }),
            Act.of("apply an authorisation", (scene, story) -> resolver(scene), UNKNOWN, UNPAID),
            Act.of("a promise ends", (scene, story) -> job(scene.clockwork::endsPromises), UNPAID, UNKNOWN),
            Act.of(
                    "cancel",
                    (scene, story) ->
                            () -> office(scene, "/v1/orders/" + story.order + "/cancel", Map.of("reason", "changed")),
                    ALLOCATED,
                    SCARCE,
                    AUTHORIZED,
                    UNKNOWN,
                    UNPAID,
                    REVIEW,
                    ON_THE_ROAD),
            Act.of("reject", (scene, story) -> judge(scene, story, "reject"), REVIEW),
            Act.of("approve", (scene, story) -> judge(scene, story, "approve"), REVIEW),
            Act.of(
                    "screen and allocate",
                    (scene, story) -> job(scene.shop()::works),
                    AUTHORIZED,
                    UNKNOWN,
                    UNPAID,
                    ALLOCATED,
                    SCARCE),
            Act.of("capture", (scene, story) -> resolver(scene), OWED),
            Act.of("void", (scene, story) -> resolver(scene), ENDED),
            Act.of(
                    "refund",
                    (scene, story) -> () -> office(
                            scene,
                            "/v1/orders/" + story.order + "/refunds",
                            Map.of("amount", Shop.usd(4200), "reason", "broken")),
                    DELIVERED,
                    OWED));

    private static final List<Act> OF_THE_FLOOR_AND_THE_ROAD = List.of(
            Act.of(
                    "pick",
                    (scene, story) -> {
                        var list = story.list(story.shipments("ALLOCATED").getFirst());
                        var scan = Map.of(
                                "bin", list.getString("lines[0].bin"),
                                "sku", list.getString("lines[0].sku"),
                                "quantity", 1);
                        var path = "/v1/pick-lists/" + list.getString("id") + "/scans";
                        return () -> scene.shop().picker.tries(path, scan);
                    },
                    ALLOCATED,
                    SCARCE),
            Act.of(
                    "pick short",
                    (scene, story) -> {
                        var list = story.list(story.shipments("ALLOCATED").getFirst());
                        var missing =
                                Map.of("sku", list.getString("lines[0].sku"), "found", 0, "reason", "the bin is empty");
                        var path = "/v1/pick-lists/" + list.getString("id") + "/short";
                        return () -> scene.shop().picker.tries(path, missing);
                    },
                    ALLOCATED,
                    SCARCE),
            Act.of(
                    "deliver and ship",
                    (scene, story) -> story.drivers("IN_TRANSIT").getFirst().report(story.order, "Ada Lovelace")::tell,
                    ON_THE_ROAD),
            Act.of(
                    "not hand over",
                    (scene, story) ->
                            story.drivers("IN_TRANSIT").getFirst().failure(story.order, "REFUSED", "WAREHOUSE")::tell,
                    ON_THE_ROAD),
            Act.of(
                    "take back",
                    (scene, story) -> {
                        var phone = story.drivers("DELIVERY_FAILED").getFirst();
                        var box = story.packages().getFirst().get("sscc").toString();
                        return () -> {
                            var answer = phone.triesToBringBack(box);
                            scene.shop().works();
                            return answer;
                        };
                    },
                    COMING_BACK));

    private static final List<Act> OF_THE_STOCK = List.of(
            Act.of(
                    "receive",
                    (scene, story) -> () -> office(
                            scene,
                            "/v1/stock/receipts",
                            Map.of(
                                    "warehouse", Supply.HERE,
                                    "reference", Ids.next("note"),
                                    "lines", List.of(Map.of("sku", scene.sku(), "quantity", 3))))),
            Act.of(
                    "adjust",
                    (scene, story) -> () -> office(
                            scene,
                            "/v1/stock/adjustments",
                            Map.of("warehouse", Supply.HERE, "sku", scene.sku(), "change", -1, "reason", "DAMAGED"))),
            Act.of("count one less", (scene, story) -> counts(scene, scene.onHand() - 1)),
            Act.of("count none", (scene, story) -> counts(scene, 0), SCARCE),
            Act.of(
                    "send away",
                    (scene, story) ->
                            () -> office(scene, "/v1/transfers", scene.transferOfOne(Supply.HERE, Supply.FAR_AWAY))),
            Act.of("a transfer arrives", (scene, story) -> {
                var path = "/v1/transfers/" + scene.transfer() + "/receipt";
                return () -> office(scene, path, Map.of("lines", List.of(Map.of("sku", scene.sku(), "quantity", 1))));
            }),
            Act.of("recall a transfer", (scene, story) -> {
                var path = "/v1/transfers/" + scene.transfer() + "/recall";
                return () -> office(scene, path, Map.of());
            }));

    static final List<Act> ALL = Stream.of(OF_BUYERS_AND_BANKS, OF_THE_FLOOR_AND_THE_ROAD, OF_THE_STOCK)
            .flatMap(List::stream)
            .toList();

    private Acts() {}

    private static Runs counts(Scene scene, long found) {
        var path = "/v1/counts/" + scene.count() + "/result";
        return () -> scene.shop().office.triesToPut(path, Map.of("counted", found));
    }

    private static Runs resolver(Scene scene) {
        scene.clockwork.passes();
        return job(scene.clockwork::resolves);
    }

    private static Runs job(Runnable work) {
        return () -> {
            work.run();
            return null;
        };
    }

    private static Runs judge(Scene scene, Storyboard story, String decision) {
        return () -> office(scene, "/v1/fraud/reviews/" + story.order + "/" + decision, Map.of("reason", "looked at"));
    }

    private static Answer office(Scene scene, String path, Map<String, ?> body) {
        return scene.shop().office.tries(path, body);
    }
}
