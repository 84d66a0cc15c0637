package oms.outside;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.StreamSupport;

/** A picker and packer with a handheld: goes the list's way, scans bins and articles, packs as proposed, weighs, labels. */
public final class Picker {
    private final Api handheld;
    public final String warehouse;

    public Picker(Api handheld, String warehouse) {
        this.handheld = handheld;
        this.warehouse = warehouse;
    }

    /** @return lists with something left to fetch, the most urgent first */
    public List<JsonNode> toDo() {
        return items(handheld.get("/v1/pick-lists?status=TO_DO&limit=50&warehouse=" + warehouse));
    }

    public Optional<JsonNode> listOf(String shipment) {
        return items(handheld.get("/v1/pick-lists?shipment=" + shipment + "&warehouse=" + warehouse)).stream()
                .findFirst();
    }

    public JsonNode list(String id) {
        return handheld.get("/v1/pick-lists/" + id);
    }

    /** Scans everything that is still open on the list, in walking order. */
    public void pick(String listId) {
        for (var line : list(listId).path("lines")) {
            var open = line.path("quantity").asInt() - line.path("picked").asInt();
            if (open == 0) continue;
            var scan = new LinkedHashMap<String, Object>();
            scan.put("bin", line.path("bin").isTextual() ? line.path("bin").asText() : null);
            scan.put("sku", line.path("sku").asText());
            scan.put("quantity", open);
            handheld.post("/v1/pick-lists/" + listId + "/scans", scan);
        }
    }

    public void tooFew(String listId, String sku, int found, String reason) {
        handheld.post("/v1/pick-lists/" + listId + "/short", Map.of("sku", sku, "found", found, "reason", reason));
    }

    public JsonNode proposal(String shipment) {
        return handheld.get("/v1/shipments/" + shipment + "/boxes");
    }

    /** Packs what is proposed; the scales show a few grams more than expected. */
    public List<JsonNode> pack(String shipment) {
        var sealed = new ArrayList<JsonNode>();
        for (var box : proposal(shipment).path("packages")) {
            var items = new ArrayList<Map<String, Object>>();
            box.path("contents")
                    .forEach(item -> items.add(Map.of(
                            "sku",
                            item.path("sku").asText(),
                            "quantity",
                            item.path("quantity").asInt())));
            sealed.add(handheld.post(
                    "/v1/shipments/" + shipment + "/packages",
                    Map.of(
                            "box",
                            box.path("box").asText(),
                            "weightGrams",
                            box.path("expectedWeightGrams").asInt() + 12,
                            "items",
                            items)));
        }
        return sealed;
    }

    public byte[] label(JsonNode box, String format) {
        return handheld.bytes("/v1/packages/" + box.path("id").asText() + "/label." + format);
    }

    public static List<JsonNode> items(JsonNode page) {
        return StreamSupport.stream(page.path("items").spliterator(), false).toList();
    }
}
