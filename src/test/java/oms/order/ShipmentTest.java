package oms.order;

import static oms.order.OneOrder.DOOR;
import static oms.order.OneOrder.PICK_UP;
import static oms.order.OneOrder.all;
import static oms.order.OneOrder.phone;
import static oms.order.OneOrder.plan;
import static oms.order.OneOrder.usd;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class ShipmentTest {
    private static final PlannedShipment PLAN = plan("s1", all());

    @Test
    void planned_it_is_new_and_costs_nothing_yet() {
        var shipment = Shipment.planned(3, PLAN, 5, "USD");
        assertThat(shipment.view())
                .isEqualTo(new ShipmentView(
                        "s1", 3, ShipmentStatus.ALLOCATED, "WH", "D1", 5, usd(0), PICK_UP, DOOR, null, all()));
        assertThat(shipment.isChanged()).isTrue();
        assertThat(shipment.no()).isEqualTo(3);
        assertThat(stored(ShipmentStatus.ALLOCATED).isChanged()).isFalse();
    }

    @Test
    void a_plan_is_another_where_anything_of_it_is() {
        var shipment = stored(ShipmentStatus.ALLOCATED);
        assertThat(shipment.differsFrom(PLAN)).isFalse();
        assertThat(shipment.differsFrom(plan("s1", "EAST", "D1", all()))).isTrue();
        assertThat(shipment.differsFrom(plan("s1", "WH", "D2", all()))).isTrue();
        assertThat(shipment.differsFrom(plan("s1", phone()))).isTrue();
        assertThat(shipment.differsFrom(new PlannedShipment("s1", "WH", "D1", PICK_UP.plusSeconds(1), DOOR, all())))
                .isTrue();
        assertThat(shipment.differsFrom(new PlannedShipment("s1", "WH", "D1", PICK_UP, DOOR.plusSeconds(1), all())))
                .isTrue();
    }

    @Test
    void on_the_shelf_it_takes_over_any_plan() {
        var shipment = stored(ShipmentStatus.ALLOCATED);
        shipment.replan(
                new PlannedShipment("s1", "EAST", "D2", PICK_UP.plusSeconds(1), DOOR.plusSeconds(1), phone()), 1);
        assertThat(shipment.view())
                .isEqualTo(new ShipmentView(
                        "s1",
                        1,
                        ShipmentStatus.ALLOCATED,
                        "EAST",
                        "D2",
                        1,
                        usd(5000),
                        PICK_UP.plusSeconds(1),
                        DOOR.plusSeconds(1),
                        null,
                        phone()));
        assertThat(shipment.isChanged()).isTrue();
    }

    @Test
    void picked_it_may_change_its_driver_but_neither_its_warehouse_nor_its_goods() {
        var shipment = stored(ShipmentStatus.PICKED);
        assertThatThrownBy(() -> shipment.replan(plan("s1", "EAST", "D1", all()), 5))
                .isInstanceOf(IllegalTransition.class);
        assertThatThrownBy(() -> shipment.replan(plan("s1", phone()), 1)).isInstanceOf(IllegalTransition.class);
        assertThat(shipment.isChanged()).isFalse();
        shipment.replan(plan("s1", "WH", "D2", all()), 5);
        assertThat(shipment.view().driver()).isEqualTo("D2");
    }

    @Test
    void it_takes_only_the_steps_of_its_life_and_remembers_who_drives_it() {
        var shipment = stored(ShipmentStatus.PACKED);
        assertThatThrownBy(() -> shipment.become(ShipmentStatus.DELIVERED)).isInstanceOf(IllegalTransition.class);
        assertThat(shipment.isChanged()).isFalse();
        shipment.departOn("D7", "trp_1");
        assertThat(shipment.view().driver()).isEqualTo("D7");
        assertThat(shipment.view().tripId()).isEqualTo("trp_1");
        assertThat(shipment.status()).isEqualTo(ShipmentStatus.IN_TRANSIT);
        assertThat(shipment.isLive()).isTrue();
        assertThat(shipment.isChanged()).isTrue();
        assertThat(stored(ShipmentStatus.RETURNED).isLive()).isFalse();
    }

    @Test
    void what_it_costs_is_written_only_where_it_is_another_amount() {
        var shipment = stored(ShipmentStatus.ALLOCATED);
        shipment.costs(usd(5000));
        assertThat(shipment.isChanged()).isFalse();
        shipment.costs(usd(4000));
        assertThat(shipment.total()).isEqualTo(usd(4000));
        assertThat(shipment.isChanged()).isTrue();
    }

    private static Shipment stored(ShipmentStatus status) {
        return new Shipment(new ShipmentView("s1", 1, status, "WH", "D1", 5, usd(5000), PICK_UP, DOOR, null, all()));
    }
}
