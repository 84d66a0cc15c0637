package oms.chaos;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.concurrent.atomic.AtomicLong;
import oms.outside.Api;
import oms.outside.Shift;
import oms.outside.Wheel;

/** Drivers who had no network for up to eight hours: their phones tell it all afterwards, shuffled, in pieces and repeatedly. */
final class Shifts implements Proof {
    private static final String SKU = "SKU-1";
    private static final int DRIVERS_A_TOWN = 20;
    private static final int GAP_SECONDS = 8 * 60 * 60;
    private static final int MOST_ROUNDS = 200;
    private static final Duration PATIENCE = Duration.ofMinutes(20);

    /** A driver and what the phone kept. */
    private record Kept(Town town, Wheel wheel, Api phone, Shift shift, long seed) {}

    /** What all phones together were told by the servers. */
    private record Tally(
            AtomicLong applied, AtomicLong repeated, AtomicLong waited, AtomicLong refused, AtomicLong fixes) {
        Tally() {
            this(new AtomicLong(), new AtomicLong(), new AtomicLong(), new AtomicLong(), new AtomicLong());
        }
    }

    @Override
    public String name() {
        return "road";
    }

    @Override
    public String words() {
        return "shifts without a network, told late, shuffled and repeatedly";
    }

    @Override
    public List<Asked.Option> options() {
        return List.of(
                new Asked.Option("drivers", 500, "drivers"),
                new Asked.Option("stops", 2, "orders for each"),
                new Asked.Option("fixes", 480, "positions of each"),
                new Asked.Option("at-once", 32, "phones that tell at the same time"));
    }

    @Override
    public Verdict run(Scene scene, Asked asked) throws Exception {
        List<String> complaints = Collections.synchronizedList(new ArrayList<>());
        var kept = new ArrayList<Kept>();
        for (int left = asked.of("drivers"), no = 1; left > 0; left -= DRIVERS_A_TOWN, no++)
            kept.addAll(town(scene, asked, no, Math.min(left, DRIVERS_A_TOWN)));
        var tally = new Tally();
        var crowd = new Crowd(0, asked.of("at-once"), scene.chance());
        long begun = System.nanoTime();
        crowd.over(kept, phone -> upload(phone, tally, complaints));
        var seconds = (System.nanoTime() - begun) / 1e9;
        complaints.addAll(crowd.complaints());
        long reports = kept.stream().mapToLong(k -> k.shift().reports().size()).sum();
        long fixes = kept.stream().mapToLong(k -> k.shift().fixes().size()).sum();
        if (tally.applied.get() != reports)
            complaints.add(tally.applied + " reports counted of " + reports + " that were made");
        if (tally.fixes.get() != fixes) complaints.add(tally.fixes + " positions were new of " + fixes);
        for (var one : kept) check(one, complaints);
        complaints.addAll(scene.backend().accidents());
        return new Verdict(
                "%d drivers, %d of %d reports counted once (%d repeated, %d too early, %d refused), %d positions, told in %.0f s"
                        .formatted(
                                kept.size(),
                                tally.applied.get(),
                                reports,
                                tally.repeated.get(),
                                tally.waited.get(),
                                tally.refused.get(),
                                tally.fixes.get(),
                                seconds),
                complaints);
    }

    /** A town whose orders are all packed and fill every vehicle; every driver takes the first trip and drives off the map. */
    private static List<Kept> town(Scene scene, Asked asked, int no, int drivers) throws InterruptedException {
        var town = scene.towns().found("road" + no);
        int orders = drivers * asked.of("stops");
        town.stock(List.of(SKU), orders);
        var wheels = new ArrayList<Wheel>();
        for (int i = 1; i <= drivers; i++) {
            var wheel = town.driver("D" + i, asked.of("stops"));
            wheel.startShift();
            wheels.add(wheel);
        }
        for (int i = 0; i < orders; i++) town.buy(town.shopper("r" + i), SKU, "tok_approved");
        var picking = Work.picking(town, town.picker(1));
        Waiting.until("everything packed", PATIENCE, () -> {
            Work.turn(picking);
            return Wheel.items(town.office.get("/v1/orders?status=PACKED&limit=100"))
                            .size()
                    >= Math.min(orders, 100);
        });
        var kept = new ArrayList<Kept>();
        for (var wheel : wheels) {
            var chance = new Random(scene.chance().nextLong());
            wheel.trip()
                    .map(trip -> drive(scene, asked, wheel, trip, chance))
                    .ifPresent(shift -> kept.add(new Kept(town, wheel, wheel.phone(), shift, chance.nextLong())));
        }
        return kept;
    }

    /** Nothing of it is told: the gap ends now, and began up to eight hours ago. */
    private static Shift drive(Scene scene, Asked asked, Wheel wheel, JsonNode trip, Random chance) {
        var gap = Duration.ofSeconds(600 + chance.nextInt(GAP_SECONDS - 600));
        var shift = new Shift(wheel.code + "-phone", scene.clock().instant().minus(gap));
        var id = trip.path("id").asText();
        var stops = Wheel.stops(trip);
        for (var stop : stops)
            for (var box : stop.path("packages"))
                shift.load(id, box.path("sscc").asText());
        shift.depart(id);
        int each = Math.max(1, asked.of("fixes") / Math.max(1, stops.size()));
        var pause = gap.dividedBy((long) stops.size() * (each + 2));
        for (var stop : stops) {
            for (int i = 0; i < each; i++)
                shift.passes(pause).at(40.70 + chance.nextDouble() * 0.1, -74 + chance.nextDouble() * 0.1);
            door(shift.passes(pause).arrive(stop.path("id").asText()).passes(pause), stop, chance);
        }
        // the office said where the driver stood when it hired; only what the phone saw after that is the last position
        shift.passes(Duration.between(shift.time(), scene.clock().instant()))
                .at(40.80, -74 + chance.nextDouble() * 0.1);
        return shift;
    }

    private static void door(Shift shift, JsonNode stop, Random chance) {
        var id = stop.path("id").asText();
        var signed = List.of(Wheel.signature(stop.path("address").path("name").asText()));
        if (chance.nextInt(10) > 0) {
            shift.deliver(id, signed);
            return;
        }
        if (chance.nextBoolean()) {
            shift.fail(id, "NOT_HOME", "NEIGHBOUR").deliver(id, signed);
            return;
        }
        shift.fail(id, "REFUSED", "WAREHOUSE");
        for (var box : stop.path("packages")) shift.bringBack(box.path("sscc").asText());
    }

    /** Pieces in an order of chance, each of them perhaps twice, until the servers have it all. */
    private static void upload(Kept kept, Tally tally, List<String> complaints) {
        var chance = new Random(kept.seed());
        positions(kept, tally, chance);
        var open = new ArrayList<>(kept.shift().reports());
        for (int round = 0; !open.isEmpty() && round < MOST_ROUNDS; round++) {
            Collections.shuffle(open, chance);
            var piece = List.copyOf(open.subList(0, Math.min(open.size(), 1 + chance.nextInt(4))));
            for (int times = 1 + chance.nextInt(2); times > 0; times--) {
                var answer =
                        kept.phone().post("/v1/driver/reports", kept.shift().told(piece));
                for (var item : Wheel.items(answer)) note(item, open, tally, complaints);
            }
        }
        if (!open.isEmpty()) complaints.add(kept.wheel().code + " never got rid of " + open.size() + " reports");
    }

    private static void note(JsonNode item, List<Map<String, Object>> open, Tally tally, List<String> complaints) {
        var state = item.path("state").asText();
        if (state.equals("WAITING")) {
            tally.waited.incrementAndGet();
            return;
        }
        open.removeIf(report ->
                Objects.equals(report.get("deviceSeq"), item.path("deviceSeq").asLong()));
        if (item.path("repeated").asBoolean()) tally.repeated.incrementAndGet();
        else if (state.equals("APPLIED")) tally.applied.incrementAndGet();
        else {
            tally.refused.incrementAndGet();
            complaints.add("Refused: " + item);
        }
    }

    private static void positions(Kept kept, Tally tally, Random chance) {
        var fixes = new ArrayList<>(kept.shift().fixes());
        for (int round = 0; round < 2; round++) {
            Collections.shuffle(fixes, chance);
            for (int from = 0; from < fixes.size(); from += 200) {
                var some = fixes.subList(from, Math.min(fixes.size(), from + 200));
                tally.fixes.addAndGet(kept.phone()
                        .post("/v1/positions", kept.shift().seen(some))
                        .path("accepted")
                        .asLong());
            }
        }
    }

    /** Whoever drove is where the phone was last, whatever was told last. */
    private static void check(Kept kept, List<String> complaints) {
        var last = kept.shift().fixes().getLast();
        for (var seen : Wheel.items(kept.town().office.get("/v1/positions")))
            if (seen.path("driver").asText().equals(kept.wheel().code)
                    && !Objects.equals(seen.path("location").path("lat").asDouble(), last.get("lat")))
                complaints.add(kept.wheel().code + " was not last seen where the phone was last: " + seen);
        if (kept.wheel()
                .trip()
                .filter(trip -> trip.path("status").asText().equals("DEPARTED"))
                .isPresent()) complaints.add(kept.wheel().code + " is still on the road");
    }
}
