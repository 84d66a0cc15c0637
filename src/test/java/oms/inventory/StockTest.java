package oms.inventory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import oms.Ids;
import oms.database.Retry;
import oms.database.Statements;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
class StockTest {
    private static final List<String> BOTH = List.of("NORTH", "SOUTH");

    @Inject
    Stock stock;

    @Inject
    Warehouses warehouses;

    @Inject
    Jdbi jdbi;

    String merchant = Ids.next("mer");

    @BeforeEach
    void twoWarehouses() {
        warehouses.put(merchant, SomeStock.warehouse("NORTH"));
        warehouses.put(merchant, SomeStock.warehouse("SOUTH"));
    }

    @Test
    void what_is_reserved_is_no_longer_available() {
        receive("NORTH", "WATER", 10);
        reserve("ord-1", BOTH, new Demand("WATER", 4));
        assertThat(row("NORTH", "WATER"))
                .extracting(Availability::onHand, Availability::reserved, Availability::available)
                .containsExactly(10L, 4L, 6L);
        assertBooksAgree();
    }

    @Test
    void the_most_preferred_warehouse_that_has_everything_is_taken() {
        receive("NORTH", "WATER", 10);
        receive("SOUTH", "WATER", 10);
        receive("SOUTH", "PHONE", 1);
        var order = reserve("ord", BOTH, new Demand("WATER", 2), new Demand("PHONE", 1));
        assertThat(stock.held(merchant, order)).extracting(Held::warehouse).containsOnly("SOUTH");
    }

    @Test
    void an_order_is_split_where_no_warehouse_has_everything() {
        receive("NORTH", "WATER", 2);
        receive("SOUTH", "WATER", 3);
        var order = reserve("ord", BOTH, new Demand("WATER", 5));
        assertThat(stock.held(merchant, order))
                .extracting(Held::warehouse, Held::quantity)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple("NORTH", 2L),
                        org.assertj.core.groups.Tuple.tuple("SOUTH", 3L));
    }

    @Test
    void too_little_is_refused_with_the_shortages_and_nothing_changes() {
        receive("NORTH", "WATER", 10);
        receive("NORTH", "PHONE", 1);
        assertThatThrownBy(() -> reserve("ord", BOTH, new Demand("PHONE", 2), new Demand("WATER", 1)))
                .isInstanceOfSatisfying(
                        OutOfStock.class, e -> assertThat(e.shortages()).containsExactly(new Shortage("PHONE", 2, 1)));
        assertThat(row("NORTH", "WATER").reserved()).isZero();
        assertBooksAgree();
    }

    @Test
    void safety_stock_is_never_promised() {
        receive("NORTH", "WATER", 10);
        QuarkusTransaction.requiringNew()
                .run(() -> jdbi.useHandle(
                        h -> h.execute("update oms_inventory.stock set safety = 8 where merchant = ?", merchant)));
        assertThatThrownBy(() -> reserve("ord", BOTH, new Demand("WATER", 3))).isInstanceOf(OutOfStock.class);
        reserve("ord", BOTH, new Demand("WATER", 2));
    }

    @Test
    void a_closed_warehouse_promises_nothing() {
        receive("NORTH", "WATER", 10);
        var north = SomeStock.warehouse("NORTH");
        warehouses.put(
                merchant,
                new WarehouseView(
                        north.code(),
                        north.name(),
                        north.at(),
                        north.address(),
                        north.zone(),
                        north.opens(),
                        north.closes(),
                        north.cutOff(),
                        north.pickLead(),
                        north.waveEvery(),
                        north.perOrderCost(),
                        false,
                        null,
                        null));
        assertThatThrownBy(() -> reserve("ord", BOTH, new Demand("WATER", 1))).isInstanceOf(OutOfStock.class);
    }

    @Test
    void released_stock_is_available_again_and_only_once() {
        receive("NORTH", "WATER", 10);
        var order = reserve("ord", BOTH, new Demand("WATER", 4));
        release(order);
        release(order);
        assertThat(row("NORTH", "WATER").available()).isEqualTo(10);
        assertBooksAgree();
    }

    @Test
    void allocation_moves_the_reservations_to_its_placements() {
        receive("NORTH", "WATER", 10);
        receive("SOUTH", "WATER", 10);
        receive("NORTH", "PHONE", 1);
        var order = reserve("ord", BOTH, new Demand("WATER", 4), new Demand("PHONE", 1));
        allocate(
                order,
                new Placement("shp-1" + order, "NORTH", "PHONE", 1),
                new Placement("shp-2" + order, "SOUTH", "WATER", 4));
        assertThat(row("NORTH", "WATER").reserved()).isZero();
        assertThat(row("SOUTH", "WATER").reserved()).isEqualTo(4);
        assertThat(stock.held(merchant, order))
                .extracting(Held::shipmentId)
                .containsExactly("shp-1" + order, "shp-2" + order);
        assertBooksAgree();
    }

    @Test
    void an_order_may_be_allocated_to_its_own_last_pieces() {
        receive("NORTH", "WATER", 4);
        var order = reserve("ord", BOTH, new Demand("WATER", 4));
        allocate(
                order,
                new Placement("a" + order, "NORTH", "WATER", 1),
                new Placement("b" + order, "NORTH", "WATER", 3));
        assertThat(stock.held(merchant, order)).extracting(Held::quantity).containsExactlyInAnyOrder(1L, 3L);
        assertBooksAgree();
    }

    @Test
    void an_impossible_allocation_is_refused_and_the_transaction_may_go_on() {
        receive("NORTH", "WATER", 4);
        receive("SOUTH", "WATER", 1);
        var order = reserve("ord", BOTH, new Demand("WATER", 4));
        QuarkusTransaction.requiringNew()
                .run(() -> assertThatThrownBy(
                                () -> stock.allocate(merchant, order, List.of(new Placement("a", "SOUTH", "WATER", 4))))
                        .isInstanceOfSatisfying(
                                OutOfStock.class,
                                e -> assertThat(e.shortages()).containsExactly(new Shortage("WATER", 4, 1))));
        assertThat(row("NORTH", "WATER").reserved()).isEqualTo(4);
        assertBooksAgree();
    }

    @Test
    void a_shipment_under_way_keeps_its_reservation_when_the_rest_is_allocated_anew() {
        receive("NORTH", "WATER", 10);
        receive("SOUTH", "WATER", 10);
        var order = reserve("ord", BOTH, new Demand("WATER", 4));
        allocate(
                order,
                new Placement("kept" + order, "NORTH", "WATER", 1),
                new Placement("old" + order, "NORTH", "WATER", 3));
        inTransaction(() -> stock.allocate(
                merchant, order, List.of(new Placement("new" + order, "SOUTH", "WATER", 3)), Set.of("kept" + order)));
        assertThat(stock.held(merchant, order))
                .extracting(Held::shipmentId)
                .containsExactly("kept" + order, "new" + order);
        assertBooksAgree();
    }

    @Test
    void what_is_shipped_leaves_the_shelf_the_bin_and_the_promise_once() {
        receive("NORTH", "WATER", 10);
        var order = reserve("ord", BOTH, new Demand("WATER", 4));
        allocate(order, new Placement("shp" + order, "NORTH", "WATER", 4));
        inTransaction(() -> stock.ship("shp" + order));
        inTransaction(() -> stock.ship("shp" + order));
        assertThat(row("NORTH", "WATER"))
                .extracting(Availability::onHand, Availability::reserved)
                .containsExactly(6L, 0L);
        assertThat(stock.bins(merchant, "NORTH", List.of("WATER")))
                .extracting(BinView::quantity)
                .containsExactly(6L);
        release(order);
        assertThat(row("NORTH", "WATER").onHand()).isEqualTo(6);
        assertBooksAgree();
    }

    @Test
    void a_shipment_that_comes_back_goes_on_the_shelf_once() {
        receive("NORTH", "WATER", 10);
        var order = reserve("ord", BOTH, new Demand("WATER", 4));
        allocate(order, new Placement("shp" + order, "NORTH", "WATER", 4));
        inTransaction(() -> stock.ship("shp" + order));
        inTransaction(() -> stock.takeBack("shp" + order));
        inTransaction(() -> stock.takeBack("shp" + order));
        assertThat(row("NORTH", "WATER"))
                .extracting(Availability::onHand, Availability::reserved)
                .containsExactly(10L, 0L);
        assertBooksAgree();
    }

    @Test
    void a_short_pick_corrects_the_shelf_and_keeps_the_rest_for_the_order() {
        receive("NORTH", "WATER", 10);
        receive("NORTH", "PHONE", 1);
        receive("SOUTH", "WATER", 10);
        var order = reserve("ord", BOTH, new Demand("WATER", 4), new Demand("PHONE", 1));
        allocate(
                order,
                new Placement("shp" + order, "NORTH", "WATER", 4),
                new Placement("shp" + order, "NORTH", "PHONE", 1));
        inTransaction(() -> stock.shortPick("shp" + order, "WATER", 3, "bin empty"));
        assertThat(row("NORTH", "WATER"))
                .extracting(Availability::onHand, Availability::reserved)
                .containsExactly(7L, 1L);
        assertThat(stock.held(merchant, order))
                .allSatisfy(held -> assertThat(held.shipmentId()).isNull());
        allocate(
                order,
                new Placement("next" + order, "NORTH", "PHONE", 1),
                new Placement("next" + order, "NORTH", "WATER", 1),
                new Placement("other" + order, "SOUTH", "WATER", 3));
        assertBooksAgree();
    }

    @Test
    void a_receipt_is_recorded_once() {
        var receipt = SomeStock.receipt("NORTH", "WATER", 5);
        stock.receive(merchant, receipt, "test");
        assertThatThrownBy(() -> stock.receive(merchant, receipt, "test")).isInstanceOf(AlreadyRecorded.class);
        assertThat(row("NORTH", "WATER").onHand()).isEqualTo(5);
    }

    @Test
    void an_adjustment_never_takes_what_is_promised() {
        receive("NORTH", "WATER", 5);
        reserve("ord", BOTH, new Demand("WATER", 3));
        stock.adjust(merchant, new Adjustment(Ids.next("adj"), "NORTH", "WATER", -2, "damaged"), "test");
        assertThatThrownBy(() -> stock.adjust(
                        merchant, new Adjustment(Ids.next("adj"), "NORTH", "WATER", -1, "damaged"), "test"))
                .isInstanceOf(BelowReserved.class);
        assertThat(row("NORTH", "WATER").onHand()).isEqualTo(3);
        assertBooksAgree();
    }

    @Test
    void the_ledger_cannot_be_rewritten() {
        receive("NORTH", "WATER", 5);
        assertThatThrownBy(() -> jdbi.useHandle(
                        h -> h.execute("update oms_inventory.ledger set on_hand = 6 where merchant = ?", merchant)))
                .hasMessageContaining("append-only");
        assertThatThrownBy(() ->
                        jdbi.useHandle(h -> h.execute("delete from oms_inventory.ledger where merchant = ?", merchant)))
                .hasMessageContaining("append-only");
    }

    @Test
    void reserving_costs_one_statement() {
        receive("NORTH", "WATER", 5);
        var before = new AtomicInteger();
        inTransaction(() -> {
            before.set((int) -Statements.sent());
            stock.reserve(merchant, Ids.next("ord"), List.of(new Demand("WATER", 1)), BOTH, null);
            before.addAndGet((int) Statements.sent());
        });
        assertThat(before.get()).isEqualTo(1);
    }

    @Test
    void fifty_pieces_make_fifty_promises_however_many_ask_at_once() throws Exception {
        receive("NORTH", "WATER", 30);
        receive("SOUTH", "WATER", 20);
        var promised = new AtomicInteger();
        var refused = new AtomicInteger();
        try (var buyers = Executors.newFixedThreadPool(16)) {
            for (int i = 0; i < 200; i++) {
                buyers.submit(() -> {
                    try {
                        Retry.onConflict(() -> reserve("ord", BOTH, new Demand("WATER", 1)));
                        promised.incrementAndGet();
                    } catch (OutOfStock e) {
                        refused.incrementAndGet();
                    }
                });
            }
        }
        assertThat(promised).hasValue(50);
        assertThat(refused).hasValue(150);
        assertBooksAgree();
    }

    @Test
    void orders_that_want_the_same_goods_in_any_order_do_not_block_each_other_for_good() throws Exception {
        var skus = List.of("A", "B", "C", "D");
        for (var sku : skus) receive("NORTH", sku, 1000);
        var failures = new ArrayList<Throwable>();
        try (var buyers = Executors.newFixedThreadPool(8)) {
            for (int i = 0; i < 80; i++) {
                var demands = new ArrayList<>(
                        skus.stream().map(sku -> new Demand(sku, 1)).toList());
                java.util.Collections.rotate(demands, i);
                buyers.submit(() -> {
                    try {
                        var order = reserve("ord", BOTH, demands.toArray(Demand[]::new));
                        release(order);
                    } catch (RuntimeException e) {
                        synchronized (failures) {
                            failures.add(e);
                        }
                    }
                });
            }
        }
        assertThat(failures).isEmpty();
        assertBooksAgree();
    }

    private void receive(String warehouse, String sku, long quantity) {
        stock.receive(merchant, SomeStock.receipt(warehouse, sku, quantity), "test");
    }

    private String reserve(String order, List<String> preferred, Demand... demands) {
        var id = Ids.next(order);
        inTransaction(() -> stock.reserve(merchant, id, List.of(demands), preferred, null));
        return id;
    }

    private void allocate(String order, Placement... placements) {
        inTransaction(() -> stock.allocate(merchant, order, List.of(placements)));
    }

    private void release(String order) {
        inTransaction(() -> stock.release(order));
    }

    private static void inTransaction(Runnable work) {
        QuarkusTransaction.requiringNew().run(work);
    }

    private Availability row(String warehouse, String sku) {
        return stock.availability(merchant, List.of(sku)).stream()
                .filter(row -> row.warehouse().equals(warehouse))
                .findFirst()
                .orElseThrow();
    }

    /** On hand and reserved are the sums of the ledger; reserved is the sum of the open reservations. */
    private void assertBooksAgree() {
        var wrong = jdbi.withHandle(h -> h.createQuery("""
                        select s.warehouse || ' ' || s.sku from oms_inventory.stock s where s.merchant = :merchant and (
                            s.on_hand <> (select coalesce(sum(l.on_hand), 0) from oms_inventory.ledger l where (l.merchant, l.warehouse, l.sku) = (s.merchant, s.warehouse, s.sku))
                         or s.reserved <> (select coalesce(sum(l.reserved), 0) from oms_inventory.ledger l where (l.merchant, l.warehouse, l.sku) = (s.merchant, s.warehouse, s.sku))
                         or s.reserved <> (select coalesce(sum(r.quantity), 0) from oms_inventory.reservation r where (r.merchant, r.warehouse, r.sku, r.status) = (s.merchant, s.warehouse, s.sku, 'OPEN')))""")
                .bind("merchant", merchant)
                .mapTo(String.class)
                .list());
        assertThat(wrong).isEmpty();
    }
}
