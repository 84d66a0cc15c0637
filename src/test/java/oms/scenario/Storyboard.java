package oms.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The story of one order, sentence by sentence: what people do to it, and how it then stands. */
final class Storyboard {
    final String order;
    private final Shop shop;
    private final String shopper;

    Storyboard(Shop shop, String order, String shopper) {
        this.shop = shop;
        this.order = order;
        this.shopper = shopper;
    }

    Json seen() {
        return shop.office.get("/v1/orders/" + order);
    }

    Json money() {
        return shop.office.get("/v1/orders/" + order + "/payment");
    }

    Storyboard goesOn() {
        shop.goesOn();
        return this;
    }

    // ---- what people do

    Storyboard isPicked() {
        picks();
        return goesOn();
    }

    void picks() {
        for (var shipment : shipments("ALLOCATED")) pick(shipment);
    }

    private void pick(String shipment) {
        var list = list(shipment);
        for (var line : list.<Map<String, Object>>getList("lines")) {
            var scan = new LinkedHashMap<String, Object>();
            scan.put("bin", line.get("bin"));
            scan.put("sku", line.get("sku"));
            scan.put("quantity", line.get("quantity"));
            shop.picker.post("/v1/pick-lists/" + list.getString("id") + "/scans", scan);
        }
    }

    /** @return the open pick list of the shipment */
    Json list(String shipment) {
        var id = shop.picker
                .get("/v1/pick-lists?status=TO_DO&shipment=" + shipment)
                .getString("items[0].id");
        assertThat(id).as("pick list of " + shipment).isNotNull();
        return shop.picker.get("/v1/pick-lists/" + id);
    }

    List<String> listStatuses() {
        var statuses = new ArrayList<String>();
        for (var shipment : shipments())
            statuses.addAll(
                    shop.picker.get("/v1/pick-lists?shipment=" + shipment).getList("items.status"));
        return statuses;
    }

    Storyboard isShort(String sku, int found, String reason) {
        var list = list(shipments("ALLOCATED").getFirst()).getString("id");
        shop.picker.post("/v1/pick-lists/" + list + "/short", Map.of("sku", sku, "found", found, "reason", reason));
        return goesOn();
    }

    /** As proposed; the scales show a few grams more than the book says. */
    Storyboard isPacked() {
        packs();
        return goesOn();
    }

    void packs() {
        for (var shipment : shipments("PICKED")) {
            for (var box : proposal(shipment)) {
                shop.picker.post(
                        "/v1/shipments/" + shipment + "/packages",
                        Map.of(
                                "box", box.get("box"),
                                "weightGrams", ((Number) box.get("expectedWeightGrams")).intValue() + 12,
                                "items", items(box)));
            }
        }
    }

    List<Map<String, Object>> proposal(String shipment) {
        return shop.picker.get("/v1/shipments/" + shipment + "/boxes").getList("packages");
    }

    @SuppressWarnings("unchecked")
    private static List<Map<String, Object>> items(Map<String, Object> box) {
        return ((List<Map<String, Object>>) box.get("contents"))
                .stream()
                        .map(item -> Map.of("sku", item.get("sku"), "quantity", item.get("quantity")))
                        .toList();
    }

    List<Map<String, Object>> packages() {
        var packages = new ArrayList<Map<String, Object>>();
        for (var shipment : shipments())
            packages.addAll(
                    shop.picker.get("/v1/shipments/" + shipment + "/packages").<Map<String, Object>>getList("items"));
        return packages;
    }

    Storyboard isLoaded() {
        loads();
        return goesOn();
    }

    void loads() {
        drivers("PACKED", "DELIVERY_FAILED").forEach(phone -> phone.load(order));
    }

    /** @return whether it is to leave on the trip that its driver sees now */
    boolean isNext() {
        return drivers("PACKED").stream().allMatch(phone -> phone.drivesTo(order));
    }

    Storyboard leaves() {
        drivers("PACKED", "DELIVERY_FAILED").forEach(Phone::depart);
        return goesOn();
    }

    Storyboard comesNear() {
        drivers("IN_TRANSIT").forEach(phone -> {
            phone.isAt(shop.clock.instant(), 40.744, -73.948, 40.73, -73.97, 40.7105, -74.0004);
            phone.arrive(order);
        });
        return goesOn();
    }

    Storyboard isHandedOver() {
        handsOver();
        return goesOn();
    }

    void handsOver() {
        drivers("IN_TRANSIT").forEach(phone -> phone.deliver(order, shopper));
    }

    Storyboard isNotHandedOver(String reason, String nextStep) {
        drivers("IN_TRANSIT").forEach(phone -> phone.fail(order, reason, nextStep));
        return goesOn();
    }

    /** From the shelf to the kerb. */
    Storyboard goesOut() {
        return isPicked().isPacked().isLoaded().leaves();
    }

    Storyboard isCancelled() {
        shop.office.post("/v1/orders/" + order + "/cancel", Map.of("reason", "the buyer called"));
        return goesOn();
    }

    Storyboard cannotBeCancelledAnyMore() {
        var refused = shop.office.tries("/v1/orders/" + order + "/cancel", Map.of("reason", "too late"));
        assertThat(refused.statusCode()).isEqualTo(409);
        return this;
    }

    Storyboard isReviewed(String decision, Map<String, ?> body) {
        shop.office.post("/v1/fraud/reviews/" + order + "/" + decision, body);
        return goesOn();
    }

    // ---- how it stands

    String status() {
        return seen().getString("status");
    }

    Storyboard stands(String status) {
        assertThat(status()).isEqualTo(status);
        return this;
    }

    Storyboard shipsFrom(String... warehouses) {
        List<String> all = seen().whereNot("shipments", "status", "CANCELLED").getList("warehouse");
        assertThat(all).containsExactlyInAnyOrder(warehouses);
        return this;
    }

    Storyboard drivenBy(String... drivers) {
        List<String> all = seen().whereNot("shipments", "status", "CANCELLED").getList("driver");
        assertThat(all).containsExactlyInAnyOrder(drivers);
        return this;
    }

    Storyboard holds(long cents) {
        assertThat(money().getLong("held.amount")).as("held").isEqualTo(cents);
        return this;
    }

    /** Nothing is held, nothing was taken. */
    Storyboard gaveTheMoneyBack() {
        var money = money();
        assertThat(money.getLong("held.amount")).as("held").isZero();
        assertThat(money.getLong("captured.amount")).as("captured").isZero();
        assertThat(money.getLong("voided.amount")).as("voided").isEqualTo(money.getLong("amount.amount"));
        return this;
    }

    /** @param cents of each capture, which are all there are, in any order */
    Storyboard tookOnce(long... cents) {
        var captures = money().where("operations", "kind", "CAPTURE");
        assertThat(captures.<String>getList("status")).allMatch("SUCCEEDED"::equals);
        List<Integer> amounts = captures.getList("amount.amount");
        assertThat(amounts.stream().mapToLong(Integer::longValue).toArray()).containsExactlyInAnyOrder(cents);
        return this;
    }

    /** What was told about the order and its payment, from the first event to the last. */
    Storyboard told(String... types) {
        List<Map<String, Object>> events =
                shop.office.get("/v1/events?limit=1000").getList("events");
        assertThat(events.stream()
                        .filter(this::isAboutThis)
                        .map(e -> e.get("type").toString().replaceAll("^oms\\.|\\.v1$", "")))
                .containsExactly(types);
        return this;
    }

    private boolean isAboutThis(Map<String, Object> event) {
        return order.equals(event.get("subject"))
                || event.get("data") instanceof Map<?, ?> data && order.equals(data.get("orderId"));
    }

    /** The subjects of what the shopper was written, in the words they begin with. */
    Storyboard wrote(String... endings) {
        var page = io.restassured.RestAssured.given()
                .header("Authorization", "Bearer " + shop.office.key())
                .accept("text/html")
                .get("/notification/orders/" + order)
                .asString();
        var subjects = java.util.regex.Pattern.compile("<summary>Order \\S+ ([^<]*)</summary>")
                .matcher(page)
                .results()
                .map(found -> found.group(1))
                .toList();
        assertThat(subjects).containsExactly(endings);
        return this;
    }

    List<String> shipments(String... statuses) {
        var seen = seen();
        List<String> ids = seen.getList("shipments.id");
        List<String> stand = seen.getList("shipments.status");
        var wanted = new ArrayList<String>();
        for (int i = 0; i < ids.size(); i++)
            if (statuses.length == 0 || List.of(statuses).contains(stand.get(i))) wanted.add(ids.get(i));
        return wanted;
    }

    /** @return the phones of those who drive what stands so */
    List<Phone> drivers(String... statuses) {
        var seen = seen();
        List<String> codes = seen.getList("shipments.driver");
        List<String> stand = seen.getList("shipments.status");
        var phones = new ArrayList<Phone>();
        for (int i = 0; i < codes.size(); i++)
            if (List.of(statuses).contains(stand.get(i))) phones.add(shop.phone(codes.get(i)));
        assertThat(phones)
                .as("who drives it, of %s that stand %s", codes, stand)
                .isNotEmpty();
        return phones.stream().distinct().toList();
    }
}
