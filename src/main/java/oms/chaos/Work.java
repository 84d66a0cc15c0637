package oms.chaos;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import oms.outside.Api;
import oms.outside.Picker;
import oms.outside.Wheel;

/** What hands do in a town, turn by turn; a refusal ends a turn. */
final class Work {
    private Work() {}

    /** One turn; what is refused is tried again in the next. */
    static void turn(Runnable work) {
        try {
            work.run();
        } catch (Api.Refused tooEarly) {
            // the next turn comes
        }
    }

    /** A picker's turn: everything there is to fetch, into its boxes. */
    static Runnable picking(Town town, Picker picker) {
        return () -> {
            for (var list : picker.toDo()) {
                picker.pick(list.path("id").asText());
                picker.pack(list.path("shipmentId").asText());
            }
            for (var order : Picker.items(town.office.get("/v1/orders?status=PICKED&limit=20")))
                pack(town, picker, order);
        };
    }

    /** What another one picked, or this one before its server was killed. */
    private static void pack(Town town, Picker picker, JsonNode summary) {
        var order = town.order(summary.path("id").asText());
        for (var shipment : order.path("shipments"))
            if (shipment.path("status").asText().equals("PICKED"))
                picker.pack(shipment.path("id").asText());
    }

    /** A driver's turn: load what is ready and leave, or hand over all that is on board. */
    static Runnable driving(Wheel wheel) {
        wheel.startShift();
        return () -> wheel.trip().ifPresent(trip -> {
            if (trip.path("status").asText().equals("PLANNED")) load(wheel, trip);
            else deliver(wheel, trip);
        });
    }

    private static void load(Wheel wheel, JsonNode trip) {
        var id = trip.path("id").asText();
        int loaded = 0;
        for (var stop : Wheel.stops(trip))
            for (var box : stop.path("packages"))
                if (box.path("status").asText().equals("READY")) {
                    wheel.load(id, box.path("sscc").asText());
                    loaded++;
                } else if (box.path("status").asText().equals("LOADED")) loaded++;
        if (loaded > 0) wheel.departAsItIs(id);
    }

    private static void deliver(Wheel wheel, JsonNode trip) {
        for (var stop : Wheel.stops(trip)) {
            var status = stop.path("status").asText();
            if (!status.equals("PLANNED") && !status.equals("ARRIVED")) continue;
            var id = stop.path("id").asText();
            wheel.arrive(id);
            wheel.deliver(
                    id,
                    List.of(Wheel.signature(stop.path("address").path("name").asText())));
        }
    }
}
