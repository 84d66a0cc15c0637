package oms.inventory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import oms.Ids;
import oms.database.AfterCommit;
import oms.database.Statements;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.Test;

/** What is said to be promisable is what a reservation is granted, no more and no less. */
@QuarkusTest
class PromisableTest {
    private static final List<String> WAREHOUSES = List.of("EAST", "NORTH", "SOUTH");
    private static final List<String> SKUS = List.of("A", "B");

    @Inject
    Stock stock;

    @Inject
    Warehouses warehouses;

    @Inject
    AfterCommit afterCommit;

    @Inject
    Jdbi jdbi;

    private final String merchant = Ids.next("mer");

    @Test
    void in_any_state_a_reservation_is_granted_if_and_only_if_it_is_promisable() {
        var seed = 20_260_506L;
        var random = new Random(seed);
        var granted = 0;
        for (int i = 0; i < 150; i++) {
            anyState(random);
            var among = anyOf(random, WAREHOUSES);
            var demands = anyOf(random, SKUS).stream()
                    .map(sku -> new Demand(sku, 1 + random.nextInt(9)))
                    .toList();
            var promised = stock.promisable(
                            merchant, demands.stream().map(Demand::sku).toList(), among)
                    .grants(demands);
            assertThat(isGranted(demands, among))
                    .as("seed %d, state %d: %s at %s of %s", seed, i, demands, among, all())
                    .isEqualTo(promised);
            if (promised) granted++;
        }
        assertThat(granted).as("both answers were seen").isBetween(20, 130);
    }

    private void anyState(Random random) {
        for (var code : WAREHOUSES) warehouses.put(merchant, open(code, random.nextInt(5) > 0));
        jdbi.useHandle(h -> h.execute("delete from oms_inventory.stock where merchant = ?", merchant));
        for (var code : WAREHOUSES)
            for (var sku : SKUS) {
                if (random.nextInt(6) == 0) continue;
                var onHand = random.nextInt(12);
                jdbi.useHandle(h -> h.execute(
                        "insert into oms_inventory.stock (merchant, warehouse, sku, on_hand, reserved, safety, currency) values (?, ?, ?, ?, ?, ?, 'USD')",
                        merchant,
                        code,
                        sku,
                        onHand,
                        random.nextInt(onHand + 1),
                        random.nextInt(4)));
            }
    }

    private static WarehouseView open(String code, boolean active) {
        var w = SomeStock.warehouse(code);
        return new WarehouseView(
                w.code(),
                w.name(),
                w.at(),
                w.address(),
                w.zone(),
                w.opens(),
                w.closes(),
                w.cutOff(),
                w.pickLead(),
                w.waveEvery(),
                w.perOrderCost(),
                active,
                null,
                null);
    }

    private static List<String> anyOf(Random random, List<String> of) {
        var some = new ArrayList<>(of);
        java.util.Collections.shuffle(some, random);
        return some.subList(0, 1 + random.nextInt(of.size()));
    }

    private boolean isGranted(List<Demand> demands, List<String> among) {
        try {
            QuarkusTransaction.requiringNew().run(() -> {
                stock.reserve(merchant, Ids.next("ord"), demands, among, null);
                throw new Granted();
            });
            throw new AssertionError("nothing was rolled back");
        } catch (Granted yes) {
            return true;
        } catch (OutOfStock no) {
            return false;
        }
    }

    /** Rolls the promise back. */
    private static final class Granted extends RuntimeException {}

    private List<Availability> all() {
        return stock.availability(merchant, SKUS);
    }

    @Test
    void what_is_known_to_be_sold_out_is_refused_without_a_statement_until_goods_arrive() {
        warehouses.put(merchant, SomeStock.warehouse("NORTH"));
        var one = List.of(new Demand("A", 1));
        var north = List.of("NORTH");
        assertThat(stock.promisable(merchant, List.of("A"), north).grants(one)).isFalse();
        var before = Statements.sent();
        assertThatThrownBy(() -> stock.inTurn(merchant, one, north, () -> "bought"))
                .isInstanceOf(OutOfStock.class);
        assertThat(Statements.sent()).isEqualTo(before);
        stock.receive(merchant, SomeStock.receipt("NORTH", "A", 1), "test");
        afterCommit.awaitIdle();
        assertThat(stock.inTurn(merchant, one, north, () -> "bought")).isEqualTo("bought");
    }

    @Test
    void a_promise_given_back_is_found_at_once() {
        warehouses.put(merchant, SomeStock.warehouse("NORTH"));
        stock.receive(merchant, SomeStock.receipt("NORTH", "A", 1), "test");
        var order = Ids.next("ord");
        var one = List.of(new Demand("A", 1));
        var north = List.of("NORTH");
        QuarkusTransaction.requiringNew().run(() -> stock.reserve(merchant, order, one, north, null));
        assertThatThrownBy(() -> QuarkusTransaction.requiringNew()
                        .run(() -> stock.reserve(merchant, Ids.next("ord"), one, north, null)))
                .isInstanceOf(OutOfStock.class);
        assertThatThrownBy(() -> stock.refuseSoldOut(merchant, one, north)).isInstanceOf(OutOfStock.class);
        QuarkusTransaction.requiringNew().run(() -> stock.release(order));
        afterCommit.awaitIdle();
        stock.refuseSoldOut(merchant, one, north);
    }

    @Test
    void nobody_waits_for_a_turn_with_a_transaction_open() {
        assertThatThrownBy(() -> QuarkusTransaction.requiringNew()
                        .run(() -> stock.inTurn(merchant, List.of(new Demand("A", 1)), List.of("NORTH"), () -> 1)))
                .isInstanceOf(IllegalStateException.class);
    }

    @Test
    void two_hundred_buyers_of_one_row_leave_connections_to_others_and_each_is_answered() throws Exception {
        warehouses.put(merchant, SomeStock.warehouse("NORTH"));
        stock.receive(merchant, SomeStock.receipt("NORTH", "A", 50), "test");
        var answers = new ArrayList<String>();
        try (var buyers = Executors.newVirtualThreadPerTaskExecutor()) {
            var asked = new ArrayList<Future<String>>();
            for (int i = 0; i < 200; i++) asked.add(buyers.submit((Callable<String>) this::buy));
            for (var one : asked) answers.add(one.get());
        }
        assertThat(answers.stream().filter("bought"::equals)).hasSize(50);
        assertThat(answers).containsOnly("bought", "sold out");
        assertThat(stock.availability(merchant, List.of("A")).getFirst().reserved())
                .isEqualTo(50);
    }

    /** As a storefront does it: who is told to come again comes again. */
    private String buy() throws InterruptedException {
        var one = List.of(new Demand("A", 1));
        var north = List.of("NORTH");
        while (true) {
            try {
                return stock.inTurn(
                        merchant,
                        one,
                        north,
                        () -> QuarkusTransaction.requiringNew().call(() -> {
                            stock.reserve(merchant, Ids.next("ord"), one, north, null);
                            return "bought";
                        }));
            } catch (OutOfStock gone) {
                return "sold out";
            } catch (Crowded again) {
                Thread.sleep(Duration.ofMillis(5));
            }
        }
    }
}
