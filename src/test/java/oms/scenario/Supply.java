package oms.scenario;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicInteger;

/** Orders of one phone each, by buyers who never met, brought to where a use case begins. */
final class Supply {
    static final String PHONE = "PHONE-X";
    static final String HERE = "WH-NY";
    /** Too far away to send anything to a shopper in New York. */
    static final String FAR_AWAY = "WH-BOS";

    private static final int DRIVERS = 6;
    private static final int PATIENT = 12;
    private static final int TRIPS = 3;
    private static final String NOT_ON_THE_ROAD =
            "PENDING,AUTHORIZED,MANUAL_REVIEW,APPROVED,BACKORDERED,ALLOCATED,PICKED,PACKED";
    private static final AtomicInteger BUYERS = new AtomicInteger();
    private static final AtomicInteger ARTICLES = new AtomicInteger();

    /** An order that is on the road, and the card it is paid with. */
    private record Aboard(Storyboard story, String card) {
        boolean stands(String status) {
            return story.status().equals(status);
        }
    }

    final Shop shop;
    private final int load;
    private final Set<String> cards = new TreeSet<>();
    private final List<Aboard> trip = new ArrayList<>();
    private final List<Aboard> untouched = new ArrayList<>();
    private String hasty = newBuyer();

    /** @param load how many orders leave together of those that are paid alike */
    Supply(Shops shops, int load) {
        this.load = load;
        shop = shops.open().with(HERE, 40.7440, -73.9485, 0, 100_000).with(FAR_AWAY, 42.3601, -71.0589, 0, 1_000);
        for (int i = 1; i <= DRIVERS; i++) shop.driver("D" + i, HERE, 200).atWork("D" + i);
    }

    private static String newBuyer() {
        return "Buyer " + BUYERS.incrementAndGet();
    }

    Basket basket(String card) {
        return basket(card, PHONE);
    }

    Basket basket(String card, String sku) {
        return shop.anOrder().of(sku, 1).paidWith(card).by(newBuyer());
    }

    Storyboard placed(String card) {
        return basket(card).buys();
    }

    /** Planned alone: over several that wait together the planner broods. */
    Storyboard allocated(String card) {
        return placed(card).goesOn().stands("ALLOCATED");
    }

    /** @return a new article; two of it are here, and two far away */
    String newArticle() {
        var sku = "RARE-" + ARTICLES.incrementAndGet();
        shop.selling(sku);
        shop.receives(HERE, sku, 2);
        shop.receives(FAR_AWAY, sku, 2);
        return sku;
    }

    /** One of the two pieces of an article is promised. */
    Storyboard allocatedOf(String sku) {
        return basket("tok_approved", sku).buys().goesOn().stands("ALLOCATED");
    }

    /** On its way to a door. */
    Storyboard onTheRoad(String card) {
        cards.add(card);
        for (int i = 0; i < TRIPS && ready(card).isEmpty(); i++) leaves();
        var taken = ready(card).orElseThrow(() -> new AssertionError("Nothing paid by " + card + " ever left"));
        untouched.remove(taken);
        return taken.story;
    }

    private Optional<Aboard> ready(String card) {
        return untouched.stream().filter(aboard -> aboard.card.equals(card)).findFirst();
    }

    Storyboard delivered(String card) {
        return onTheRoad(card).isHandedOver().stands("DELIVERED");
    }

    /** By a buyer who orders again and again, until a person has to look, and again. */
    Storyboard doubted() {
        for (int i = 0; i < PATIENT; i++) {
            var story = shop.anOrder().of(PHONE, 1).by(hasty).buys().goesOn();
            var stands = story.status();
            if (stands.equals("MANUAL_REVIEW")) return story;
            if (stands.equals("REJECTED")) hasty = newBuyer();
        }
        throw new AssertionError("Nobody ever had to look");
    }

    /** The drivers end the trips at hand and leave on others. */
    private void leaves() {
        comesHome();
        for (var card : cards) for (int i = 0; i < load; i++) trip.add(new Aboard(allocated(card), card));
        for (var aboard : trip) aboard.story.picks();
        shop.goesOn();
        for (var aboard : trip) aboard.story.packs();
        shop.goesOn();
        trip.removeIf(aboard -> !aboard.story.isNext()); // a wave went meanwhile
        for (var aboard : trip) aboard.story.loads();
        for (var aboard : trip) if (aboard.stands("PACKED")) aboard.story.leaves();
        untouched.addAll(trip);
    }

    /** Nothing is left to be driven: a driver sees the next trip only, and that is to be the one of the orders that come now. */
    private void comesHome() {
        trip.stream().filter(aboard -> aboard.stands("IN_TRANSIT")).forEach(aboard -> aboard.story.handsOver());
        trip.clear();
        untouched.clear();
        for (var left = open(); !left.isEmpty(); left = open()) {
            for (var order : left)
                shop.office.post("/v1/orders/" + order + "/cancel", Map.of("reason", "the day ends"));
            shop.goesOn();
        }
        for (int i = 1; i <= DRIVERS; i++) {
            var phone = shop.phone("D" + i);
            phone.bringBack(phone.day().getList("comingBack.sscc"));
        }
        shop.goesOn();
    }

    private List<String> open() {
        return shop.office.get("/v1/orders?limit=200&status=" + NOT_ON_THE_ROAD).getList("items.id");
    }
}
