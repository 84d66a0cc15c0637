package oms.demo;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import oms.outside.Api;
import oms.outside.Picker;

/** A picker's turn: the most urgent list, from the shelf into the box. */
final class FloorWork {
    private static final Duration WAITING = Duration.ofSeconds(1);
    private static final Duration WALKING = Duration.ofMillis(800);

    private final Picker picker;
    private final Api office;

    /** @param office sees what another picker left in the tote */
    FloorWork(Picker picker, Api office) {
        this.picker = picker;
        this.office = office;
    }

    void turn() {
        Bustle.about(WAITING);
        for (var list : picker.toDo()) {
            var id = list.path("id").asText();
            Bustle.about(WALKING);
            if (Bustle.oneIn(30)) damaged(picker.list(id));
            else pickAndPack(id, list.path("shipmentId").asText());
        }
        if (Bustle.oneIn(10)) leftovers();
    }

    private void pickAndPack(String list, String shipment) {
        picker.pick(list);
        Bustle.about(WALKING);
        picker.pack(shipment);
    }

    private void leftovers() {
        for (var summary : Picker.items(office.get("/v1/orders?status=PICKED&limit=50"))) {
            var order = office.get("/v1/orders/" + summary.path("id").asText());
            for (var shipment : order.path("shipments"))
                if (shipment.path("status").asText().equals("PICKED")
                        && shipment.path("warehouse").asText().equals(picker.warehouse))
                    picker.pack(shipment.path("id").asText());
        }
    }

    /** One piece of the first line is broken: the order is planned anew. */
    private void damaged(JsonNode list) {
        var line = list.path("lines").path(0);
        picker.tooFew(
                list.path("id").asText(),
                line.path("sku").asText(),
                Math.max(0, line.path("quantity").asInt() - 1),
                "damaged");
    }
}
