package oms.demo;

import static oms.demo.Narrator.clock;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import oms.outside.Picker;

/** Stage 5: the picker's walk, the box, the scales, the label. */
final class Packing {
    private final Example example;

    Packing(Example example) {
        this.example = example;
    }

    void pickAndPack() {
        var scene = example.scene;
        var shipment = example.shipment();
        var picker = scene.picker(shipment.path("warehouse").asText());
        var id = shipment.path("id").asText();
        var list = picker.list(scene.await("there is a pick list", () -> picker.listOf(id))
                .path("id")
                .asText());
        example.tell("pick list", "due at %s, in walking order:".formatted(clock(list.path("dueAt"))));
        for (var line : list.path("lines"))
            example.more("%s: %s × %d"
                    .formatted(
                            line.path("place").asText(),
                            line.path("sku").asText(),
                            line.path("quantity").asInt()));
        picker.pick(list.path("id").asText());
        scene.await(example.orderId(), "PICKED");
        var proposal = picker.proposal(id);
        var boxes = picker.pack(id);
        boxes.forEach(box -> tell(picker, box));
        scene.await(example.orderId(), "PACKED");
        check(list, proposal, boxes);
    }

    private void tell(Picker picker, JsonNode box) {
        example.tell(
                "box",
                "%s with %s; %d g on the scales, %d g expected"
                        .formatted(
                                box.path("box").asText(),
                                StreamSupport.stream(box.path("contents").spliterator(), false)
                                        .map(item -> item.path("quantity").asInt() + " × "
                                                + item.path("sku").asText())
                                        .collect(Collectors.joining(", ")),
                                box.path("weightGrams").asInt(),
                                box.path("expectedWeightGrams").asInt()));
        var pdf = picker.label(box, "pdf");
        var zpl = picker.label(box, "zpl");
        example.tell(
                "label",
                "SSCC (00)%s, GS1-128; PDF of %d bytes, ZPL of %d bytes"
                        .formatted(box.path("sscc").asText(), pdf.length, zpl.length));
        example.check(
                startsWith(pdf, "%PDF") && startsWith(zpl, "^XA"), "the label prints on paper and on a label printer");
        example.check(isSscc(box.path("sscc").asText()), "the SSCC has 18 digits and the right check digit");
    }

    private void check(JsonNode list, JsonNode proposal, List<JsonNode> boxes) {
        var first = list.path("lines").findValuesAsText("place").stream()
                .anyMatch(place -> place.equals("Aisle B, Shelf 3, Bin 12"));
        example.check(first, "Aisle B, Shelf 3, Bin 12: WATER-5L × 2");
        example.scene
                .checks()
                .same(proposal.path("packages").size(), boxes.size(), "packed in as many boxes as proposed");
    }

    private static boolean startsWith(byte[] file, String beginning) {
        return new String(
                        file, 0, Math.min(file.length, beginning.length()), java.nio.charset.StandardCharsets.US_ASCII)
                .equals(beginning);
    }

    /** GS1 General Specifications, section 7.9: weights 3 and 1 from the right. */
    static boolean isSscc(String digits) {
        if (!digits.matches("[0-9]{18}")) return false;
        int sum = 0;
        for (int i = 0; i < 17; i++) sum += (digits.charAt(i) - '0') * (i % 2 == 0 ? 3 : 1);
        return (10 - sum % 10) % 10 == digits.charAt(17) - '0';
    }
}
