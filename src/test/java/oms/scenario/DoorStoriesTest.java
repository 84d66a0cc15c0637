package oms.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** From Buy to the door, and what can come in between. */
@QuarkusTest
@TestProfile(ExampleDay.class)
class DoorStoriesTest {
    @Inject
    Shops shops;

    @Test
    void the_example_order_goes_through_all_eight_stages() {
        var shop = shops.open()
                .with("WH-NY", 40.7440, -73.9485, 50, 50)
                .driver("D1", "WH-NY", 10)
                .driver("D2", "WH-NY", 10);
        shop.atWork("D2")
                .anOrder()
                .of("WATER-5L", 4)
                .by("Alan Turing")
                .buys()
                .goesOn()
                .drivenBy("D2");
        shop.atWork("D1")
                .anOrder()
                .of("PHONE-X", 3)
                .by("Grace Hopper")
                .buys()
                .goesOn()
                .drivenBy("D1");
        assertThat(shop.load("D1")).isEqualTo(3);
        assertThat(shop.load("D2")).isEqualTo(8);

        var story = shop.anOrder().of("WATER-5L", 2).of("PHONE-X", 1).buys();
        story.stands("AUTHORIZED").holds(5000);
        assertThat(story.seen().getInt("units")).isEqualTo(5);
        assertThat(shop.reserved("WATER-5L")).isEqualTo(4 + 2);
        assertThat(shop.reserved("PHONE-X")).isEqualTo(3 + 1);

        story.goesOn().stands("ALLOCATED").shipsFrom("WH-NY").drivenBy("D1");
        assertThat(shop.load("D1")).isEqualTo(8);
        assertThat(shop.load("D2")).isEqualTo(8);
        shop.nothingIsBroken();

        var shipment = story.shipments("ALLOCATED").getFirst();
        assertThat(story.list(shipment).where("lines", "sku", "WATER-5L").getString("[0].place"))
                .isEqualTo("Aisle B, Shelf 3, Bin 12");
        story.isPicked().stands("PICKED");
        assertThat(story.proposal(shipment)).hasSize(1);
        story.isPacked().stands("PACKED");
        assertThat(story.packages()).singleElement().satisfies(box -> {
            assertThat(box.get("sscc").toString()).matches("[0-9]{18}");
            var label = shop.picker.asked("/v1/packages/" + box.get("id") + "/label.pdf");
            assertThat(label.statusCode()).isEqualTo(200);
            assertThat(new String(label.body(), 0, 5, StandardCharsets.US_ASCII))
                    .isEqualTo("%PDF-");
        });
        shop.nothingIsBroken();

        story.isLoaded().leaves().stands("IN_TRANSIT").comesNear();
        shop.nothingIsBroken();
        story.isHandedOver().stands("DELIVERED").tookOnce(5000).holds(0);

        assertThat(shop.onHand("WATER-5L")).isEqualTo(48);
        assertThat(shop.onHand("PHONE-X")).isEqualTo(49);
        assertThat(shop.load("D1")).isEqualTo(3);
        story.told(
                        "order.created",
                        "order.authorized",
                        "order.approved",
                        "order.allocated",
                        "order.picked",
                        "order.packed",
                        "order.in_transit",
                        "order.delivered",
                        "payment.captured")
                .wrote("is confirmed", "is out for delivery", "is delivered")
                .cannotBeCancelledAnyMore();
        shop.nothingIsBroken();
    }

    @Test
    void what_is_missing_on_the_shelf_comes_from_another_warehouse() {
        var shop =
                shops.opensInNewYork().with("WH-BK", 40.6562, -74.0070, 20, 20).driver("D4", "WH-BK", 10);
        var story = shop.anOrder()
                .of("WATER-5L", 2)
                .of("PHONE-X", 1)
                .buys()
                .goesOn()
                .shipsFrom("WH-NY");
        shop.atHome("D1").atWork("D4");
        story.isShort("WATER-5L", 0, "the bin is empty")
                .stands("ALLOCATED")
                .shipsFrom("WH-BK")
                .drivenBy("D4");
        shop.nothingIsBroken();
        story.goesOut()
                .isHandedOver()
                .stands("DELIVERED")
                .tookOnce(5000)
                .told(
                        "order.created",
                        "order.authorized",
                        "order.approved",
                        "order.allocated",
                        "order.short_picked",
                        "order.reallocated",
                        "order.picked",
                        "order.packed",
                        "order.in_transit",
                        "order.delivered",
                        "payment.captured");
        assertThat(shop.onHand("WATER-5L")).as("50 + 20, 2 never found, 2 sold").isEqualTo(66);
        assertThat(shop.reserved("WATER-5L")).isZero();
        assertThat(shop.load("D1")).isZero();
        shop.nothingIsBroken();
    }

    @Test
    void nobody_opens_at_first_and_the_second_time_somebody_does() {
        var shop = shops.opensInNewYork();
        var story = shop.anOrder().of("PHONE-X", 2).buys().goesOn().goesOut();
        story.isNotHandedOver("NOT_HOME", "AGAIN").stands("DELIVERY_FAILED").holds(8100);
        shop.nothingIsBroken();
        story.isLoaded()
                .leaves()
                .stands("IN_TRANSIT")
                .isHandedOver()
                .stands("DELIVERED")
                .tookOnce(8100)
                .told(
                        "order.created",
                        "order.authorized",
                        "order.approved",
                        "order.allocated",
                        "order.picked",
                        "order.packed",
                        "order.in_transit",
                        "order.delivery_failed",
                        "order.in_transit",
                        "order.delivered",
                        "payment.captured")
                .wrote(
                        "is confirmed",
                        "is out for delivery",
                        "we could not deliver",
                        "is out for delivery",
                        "is delivered");
        assertThat(shop.onHand("PHONE-X")).isEqualTo(48);
        shop.nothingIsBroken();
    }

    @Test
    void what_nobody_takes_comes_back_to_the_shelf_and_the_money_to_the_buyer() {
        var shop = shops.opensInNewYork();
        var story = shop.anOrder().of("PHONE-X", 2).buys().goesOn().goesOut();
        var phone = story.drivers("IN_TRANSIT").getFirst();
        var boxes = phone.boxesOf(story.order);
        story.isNotHandedOver("REFUSED", "WAREHOUSE").stands("DELIVERY_FAILED");
        shop.nothingIsBroken();
        phone.bringBack(boxes);
        story.goesOn().stands("CANCELLED").gaveTheMoneyBack();
        assertThat(shop.onHand("PHONE-X")).isEqualTo(50);
        assertThat(shop.reserved("PHONE-X")).isZero();
        assertThat(shop.load("D1")).isZero();
        shop.nothingIsBroken();
    }

    /** How far an order has come when its buyer changes their mind. */
    enum Stage {
        AUTHORIZED,
        BACKORDERED,
        ALLOCATED,
        PICKED,
        PACKED,
        LOADED;

        Storyboard reach(Shop shop) {
            var water = this == BACKORDERED ? 6 : 2; // twelve units are more than D1 can take
            var story = shop.anOrder().of("WATER-5L", water).of("PHONE-X", 1).buys();
            if (this == AUTHORIZED) return story;
            story.goesOn();
            if (compareTo(PICKED) >= 0) story.isPicked();
            if (compareTo(PACKED) >= 0) story.isPacked();
            if (compareTo(LOADED) >= 0) story.isLoaded();
            return story.stands(this == LOADED ? "PACKED" : name());
        }
    }

    @ParameterizedTest
    @EnumSource
    void cancelled_before_it_leaves_it_gives_back_all_it_held(Stage stage) {
        var shop = shops.opensInNewYork();
        var story = stage.reach(shop);
        var before = story.packages();
        story.isCancelled().stands("CANCELLED").gaveTheMoneyBack();
        assertThat(shop.reserved("WATER-5L")).isZero();
        assertThat(shop.reserved("PHONE-X")).isZero();
        assertThat(shop.onHand("WATER-5L")).isEqualTo(50);
        assertThat(shop.load("D1")).isZero();
        assertThat(story.listStatuses()).allMatch("CANCELLED"::equals);
        assertThat(shop.phone("D1").drivesTo(story.order)).isFalse();
        assertThat(story.packages())
                .hasSameSizeAs(before)
                .allSatisfy(box -> assertThat(box.get("status")).isEqualTo("VOIDED"));
        shop.nothingIsBroken();
    }

    @Test
    void what_has_left_can_be_cancelled_no_more() {
        var shop = shops.opensInNewYork();
        var story = shop.anOrder().of("PHONE-X", 2).buys().goesOn().goesOut();
        story.cannotBeCancelledAnyMore()
                .stands("IN_TRANSIT")
                .isHandedOver()
                .stands("DELIVERED")
                .tookOnce(8100);
        shop.nothingIsBroken();
    }

    @Test
    void an_order_of_two_warehouses_is_charged_part_by_part() {
        var shop = shops.open()
                .with("WH-NY", 40.7440, -73.9485, 0, 50)
                .with("WH-BK", 40.6562, -74.0070, 50, 0)
                .driver("D1", "WH-NY", 10)
                .driver("D4", "WH-BK", 10)
                .atWork("D1")
                .atWork("D4");
        var story = shop.anOrder().of("WATER-5L", 2).of("PHONE-X", 1).buys().goesOn();
        story.shipsFrom("WH-NY", "WH-BK").stands("ALLOCATED");
        shop.nothingIsBroken();
        List<Integer> parts = story.seen().getList("shipments.total.amount");
        assertThat(parts.stream().mapToInt(Integer::intValue).sum()).isEqualTo(5000);

        story.isPicked().isPacked().isLoaded();
        var first = story.drivers("PACKED").getFirst();
        first.depart();
        shop.goesOn();
        first.deliver(story.order, "Ada Lovelace");
        shop.goesOn();
        List<Map<String, Object>> delivered =
                story.seen().where("shipments", "status", "DELIVERED").getList("");
        assertThat(delivered).hasSize(1);
        var part = story.seen().where("shipments", "status", "DELIVERED").getLong("[0].total.amount");
        story.tookOnce(part).holds(5000 - part);
        assertThat(story.seen().getString("status")).isNotEqualTo("DELIVERED");
        shop.nothingIsBroken();

        story.isLoaded()
                .leaves()
                .isHandedOver()
                .stands("DELIVERED")
                .tookOnce(part, 5000 - part)
                .holds(0);
        assertThat(shop.onHand("WATER-5L")).isEqualTo(48);
        assertThat(shop.onHand("PHONE-X")).isEqualTo(49);
        shop.nothingIsBroken();
    }
}
