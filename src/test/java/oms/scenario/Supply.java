package oms.scenario;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

/** Orders of one phone each, by buyers who never met, brought to where a use case begins. */
final class Supply {
    private static final int DRIVERS = 6;
    private static final AtomicInteger BUYERS = new AtomicInteger();

    /** An order that is on the road, and the card it is paid with. */
    private record Aboard(Storyboard story, String card) {
        boolean stands(String status) {
            return story.seen().getString("status").equals(status);
        }
    }

    final Shop shop;
    private final Map<String, Integer> load;
    private final List<Aboard> trip = new ArrayList<>();
    private final List<Aboard> untouched = new ArrayList<>();

    /** @param load how many orders by each card leave together */
    Supply(Shops shops, Map<String, Integer> load) {
        this.load = load;
        shop = shops.open().with("WH-NY", 40.7440, -73.9485, 0, 100_000);
        for (int i = 1; i <= DRIVERS; i++) shop.driver("D" + i, "WH-NY", 200).atWork("D" + i);
    }

    Basket basket(String card) {
        return shop.anOrder().of("PHONE-X", 1).paidWith(card).by("Buyer " + BUYERS.incrementAndGet());
    }

    Storyboard placed(String card) {
        return basket(card).buys();
    }

    Storyboard allocated(String card) {
        return placed(card).goesOn().stands("ALLOCATED");
    }

    /** On its way to a door. */
    Storyboard onTheRoad(String card) {
        if (untouched.stream().noneMatch(aboard -> aboard.card.equals(card))) leaves();
        var taken = untouched.stream()
                .filter(aboard -> aboard.card.equals(card))
                .findFirst()
                .orElseThrow();
        untouched.remove(taken);
        return taken.story;
    }

    Storyboard delivered(String card) {
        return onTheRoad(card).isHandedOver().stands("DELIVERED");
    }

    /** By a buyer who orders again and again, until a person has to look. */
    Storyboard doubted() {
        var hasty = "Buyer " + BUYERS.incrementAndGet();
        for (int i = 0; i < 12; i++) {
            var story = shop.anOrder().of("PHONE-X", 1).by(hasty).buys().goesOn();
            if (story.seen().getString("status").equals("MANUAL_REVIEW")) return story;
        }
        throw new AssertionError("Nobody ever had to look");
    }

    /** The drivers end the trips at hand and leave on others. */
    private void leaves() {
        trip.stream().filter(aboard -> aboard.stands("IN_TRANSIT")).forEach(aboard -> aboard.story.isHandedOver());
        trip.clear();
        untouched.clear();
        load.forEach((card, orders) -> {
            for (int i = 0; i < orders; i++) trip.add(new Aboard(placed(card), card));
        });
        shop.goesOn();
        for (var aboard : trip) aboard.story.isPicked().isPacked();
        for (var aboard : trip) aboard.story.isLoaded();
        for (var aboard : trip) if (aboard.stands("PACKED")) aboard.story.leaves();
        untouched.addAll(trip);
    }
}
