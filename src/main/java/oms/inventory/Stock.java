package oms.inventory;

import static jakarta.transaction.Transactional.TxType.MANDATORY;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import oms.Ids;
import org.jspecify.annotations.Nullable;

/**
 * The stock of a merchant's warehouses: what is there, what is promised, and the promises themselves. A promise is made by
 * one guarded update under the rows' locks, so two orders never get the same piece. All verbs lock stock in one global order
 * (warehouse, then SKU); call them last in a transaction, as stock rows are the hottest.
 */
@ApplicationScoped
public class Stock {
    /** A plan made without locks may be overtaken; this often it is made anew before the order is told "out of stock". */
    private static final int TRIES = 5;

    private final StockRepository stock;
    private final ReservationRepository reservations;
    private final Goods goods;
    private final Turns turns;
    private final SoldOut soldOut;
    private final CountTasks counts;

    Stock(
            StockRepository stock,
            ReservationRepository reservations,
            Goods goods,
            Turns turns,
            SoldOut soldOut,
            CountTasks counts) {
        this.stock = stock;
        this.reservations = reservations;
        this.goods = goods;
        this.turns = turns;
        this.soldOut = soldOut;
        this.counts = counts;
    }

    /**
     * What may be promised of these SKUs at these warehouses. Looks, promises nothing.
     *
     * @param among codes of warehouses
     */
    public Promisable promisable(String merchant, Collection<String> skus, Collection<String> among) {
        var asOf = soldOut.now();
        var found = new Promisable(availability(merchant, skus).stream()
                .filter(row -> among.contains(row.warehouse()))
                .toList());
        soldOut.learn(merchant, skus, among, found, asOf);
        return found;
    }

    /**
     * Refuses, without asking the database, what was seen to be sold out a moment ago.
     *
     * @throws OutOfStock where nothing is left of a SKU in all of these warehouses
     */
    public void refuseSoldOut(String merchant, List<Demand> demands, Collection<String> among) {
        var gone = soldOut.among(merchant, demands, among);
        if (!gone.isEmpty()) throw new OutOfStock(gone);
    }

    /**
     * Runs the transaction that will {@link #reserve} these when it is the caller's turn among all who want the same SKUs.
     *
     * @param work opens and commits its own transaction; none may be open around it
     * @throws Crowded when too many wait, or too long
     * @throws OutOfStock when it is known to be sold out, also by what happened while waiting
     */
    public <T> T inTurn(String merchant, List<Demand> demands, List<String> warehouses, Supplier<T> work) {
        refuseSoldOut(merchant, demands, warehouses);
        return turns.take(merchant, demands.stream().map(Demand::sku).toList(), () -> {
            refuseSoldOut(merchant, demands, warehouses);
            return work.get();
        });
    }

    /**
     * Reserves an order's pieces at the first of the preferred warehouses that has them all; split over them where none has.
     * Nothing changes when it throws.
     *
     * @param demands one for each SKU
     * @param warehousesInPreference codes, best first; only these are asked
     * @param expiresAt when the promise may be taken back, null for never
     * @throws OutOfStock when these warehouses together have too little
     */
    @Transactional(value = MANDATORY, dontRollbackOn = OutOfStock.class)
    public void reserve(
            String merchant,
            String orderId,
            List<Demand> demands,
            List<String> warehousesInPreference,
            @Nullable Instant expiresAt) {
        var sorted = demands.stream().sorted(Comparator.comparing(Demand::sku)).toList();
        if (!warehousesInPreference.isEmpty()
                && promise(merchant, orderId, allAt(warehousesInPreference.getFirst(), sorted), expiresAt)) return;
        for (int i = 0; i < TRIES; i++) {
            var parts = split(merchant, sorted, warehousesInPreference).parts(sorted);
            if (promise(merchant, orderId, parts, expiresAt)) return;
        }
        throw new OutOfStock(
                sorted.stream().map(d -> new Shortage(d.sku(), d.quantity(), 0)).toList());
    }

    /** What nearly always holds, tried without looking first. */
    private static List<Split.Part> allAt(String warehouse, List<Demand> demands) {
        return demands.stream()
                .map(demand -> new Split.Part(warehouse, demand.sku(), demand.quantity()))
                .toList();
    }

    private boolean promise(String merchant, String orderId, List<Split.Part> parts, @Nullable Instant expiresAt) {
        var movements = parts.stream()
                .map(part -> Movement.reserved(newId(), part.warehouse(), part.sku(), part.quantity()))
                .toList();
        return stock.promise(merchant, orderId, movements, expiresAt);
    }

    private Split split(String merchant, List<Demand> demands, List<String> preferred) {
        var promisable = promisable(merchant, demands.stream().map(Demand::sku).toList(), preferred);
        var shortages = promisable.shortages(demands);
        if (!shortages.isEmpty()) throw new OutOfStock(shortages);
        return new Split(preferred, promisable);
    }

    /** As {@link #allocate(String, String, List, Set)}, where no shipment is kept. */
    @Transactional(value = MANDATORY, dontRollbackOn = OutOfStock.class)
    public void allocate(String merchant, String orderId, List<Placement> placements) {
        move(merchant, orderId, placements, Set.of());
    }

    /**
     * Moves the order's open reservations to exactly these placements. What already lies right only gets its shipment.
     * Nothing changes when it throws, and the transaction may go on.
     *
     * @param kept shipments that are already under way (picked, packed): their reservations stay untouched and are not
     *     among the placements
     * @throws OutOfStock when a warehouse has too little beside what the order itself gives back
     */
    @Transactional(value = MANDATORY, dontRollbackOn = OutOfStock.class)
    public void allocate(String merchant, String orderId, List<Placement> placements, Set<String> kept) {
        move(merchant, orderId, placements, kept);
    }

    private void move(String merchant, String orderId, List<Placement> placements, Set<String> kept) {
        var open = reservations.lockOpen(orderId).stream()
                .filter(held -> held.shipmentId() == null || !kept.contains(held.shipmentId()))
                .toList();
        var moves = new Reallocation(orderId, open, placements);
        if (!stock.move(merchant, moves.movements())) throw new OutOfStock(shortages(merchant, placements, open));
        reservations.close(moves.released(), "RELEASED");
        reservations.rewrite(moves.reassigned());
        reservations.open(merchant, moves.opened(), null);
    }

    private List<Shortage> shortages(String merchant, List<Placement> placements, List<Held> own) {
        var rows = availability(
                merchant, placements.stream().map(Placement::sku).distinct().toList());
        return placements.stream()
                .map(placement -> new Shortage(placement.sku(), placement.quantity(), inReach(placement, rows, own)))
                .filter(shortage -> shortage.available() < shortage.wanted())
                .toList();
    }

    private static long inReach(Placement wanted, List<Availability> rows, List<Held> own) {
        var free = rows.stream()
                .filter(r -> r.warehouse().equals(wanted.warehouse()) && r.sku().equals(wanted.sku()));
        var held = own.stream()
                .filter(h -> h.warehouse().equals(wanted.warehouse()) && h.sku().equals(wanted.sku()));
        return free.mapToLong(Availability::promisable).sum()
                + held.mapToLong(Held::quantity).sum();
    }

    /** The shipment has left for good: its pieces leave the shelf and the promise. Once; a second call changes nothing. */
    @Transactional(MANDATORY)
    public void ship(String shipmentId) {
        reservations.ofShipment(shipmentId).ifPresent(of -> {
            var held = ofShipment(of.orderId(), shipmentId);
            must(of.merchant(), held.stream().map(Movement::shipped).toList());
            reservations.close(held, "CONSUMED");
            held.forEach(h -> stock.clear(of.merchant(), h.warehouse(), h.sku(), h.quantity()));
        });
    }

    /** Gives back all that the order still holds; nothing where it holds nothing. */
    @Transactional(MANDATORY)
    public void release(String orderId) {
        reservations.merchantOf(orderId).ifPresent(merchant -> {
            var held = reservations.lockOpen(orderId);
            must(
                    merchant,
                    held.stream().map(h -> Movement.released(h, "order ended")).toList());
            reservations.close(held, "RELEASED");
        });
    }

    /**
     * The shipment came back to its warehouse: what had left the shelf lies there again, what was still promised is free.
     * Once; a second call changes nothing.
     */
    @Transactional(MANDATORY)
    public void takeBack(String shipmentId) {
        reservations.ofShipment(shipmentId).ifPresent(of -> {
            var open = ofShipment(of.orderId(), shipmentId);
            must(
                    of.merchant(),
                    open.stream()
                            .map(h -> Movement.released(h, "shipment returned"))
                            .toList());
            reservations.close(open, "RELEASED");
            must(
                    of.merchant(),
                    reservations.notTakenBack(shipmentId).stream()
                            .map(Movement::returned)
                            .toList());
        });
    }

    /**
     * The picker found too little: the missing pieces leave the shelf and the order's promise; what is left stays promised
     * to the order, with no shipment, until it is allocated anew.
     *
     * @param missing pieces, at least 1; more than the shipment holds counts as all it holds
     */
    @Transactional(MANDATORY)
    public void shortPick(String shipmentId, String sku, long missing, String reason) {
        shortPick(shipmentId, sku, missing, reason, null);
    }

    /**
     * As {@link #shortPick(String, String, long, String)}; what else should lie there is to be counted.
     *
     * @param bin where the picker looked, null where nobody knows
     */
    @Transactional(MANDATORY)
    public void shortPick(String shipmentId, String sku, long missing, String reason, @Nullable BinView bin) {
        var of = reservations
                .ofShipment(shipmentId)
                .orElseThrow(() -> new IllegalArgumentException("No stock held for " + shipmentId));
        var shortPick = new ShortPick(ofShipment(of.orderId(), shipmentId), sku, missing, reason);
        must(of.merchant(), shortPick.movements());
        reservations.close(shortPick.emptied(), "RELEASED");
        reservations.rewrite(shortPick.left());
        for (var m : shortPick.movements()) {
            stock.clear(of.merchant(), m.warehouse(), m.sku(), -m.onHand());
            var place = bin == null ? null : new Place(bin.aisle(), bin.shelf(), bin.bin());
            counts.open(
                    of.merchant(),
                    new CountTasks.Spot(m.warehouse(), m.sku(), place),
                    "short pick: " + reason,
                    Movement.SYSTEM);
        }
    }

    private List<Held> ofShipment(String orderId, String shipmentId) {
        return reservations.lockOpen(orderId).stream()
                .filter(held -> shipmentId.equals(held.shipmentId()))
                .toList();
    }

    /**
     * Goods came in.
     *
     * @param actor who says so, for the ledger
     * @throws AlreadyRecorded when this receipt is in the ledger
     */
    @Transactional
    public void receive(String merchant, Receipt receipt, String actor) {
        goods.receive(merchant, receipt, actor);
    }

    /**
     * Corrects what is on hand.
     *
     * @throws BelowReserved when fewer pieces would be left than are promised
     */
    @Transactional
    public void adjust(String merchant, Adjustment adjustment, String actor) {
        goods.adjust(merchant, adjustment, actor);
    }

    /** @return the open reservations of an order, with and without a shipment; add them to what is available to it */
    public List<Held> held(String merchant, String orderId) {
        return reservations.open(merchant, orderId);
    }

    /** @return a row for each active warehouse that keeps one of the SKUs, sorted by warehouse and SKU */
    public List<Availability> availability(String merchant, Collection<String> skus) {
        return availability(merchant, skus, List.of());
    }

    /** @param also warehouses that have a row even where they are closed: what still leaves from there is held */
    public List<Availability> availability(String merchant, Collection<String> skus, Collection<String> also) {
        return skus.isEmpty() ? List.of() : stock.availability(merchant, skus, also);
    }

    /**
     * What a time had to sell, read from the ledger.
     *
     * @return pieces that were on hand and promised to nobody when it began, and those that came in by its end; by warehouse, a line
     *     break, and SKU
     */
    public Map<String, Long> toSellBetween(String merchant, Collection<String> skus, Instant from, Instant until) {
        return skus.isEmpty() ? Map.of() : stock.toSellBetween(merchant, skus, from, until);
    }

    /** @return where these SKUs lie in the warehouse, fullest bin first for each SKU */
    public List<AisleView> aisles(String merchant, String warehouse) {
        return stock.aisles(merchant, warehouse);
    }

    /** @return where these SKUs lie, the fullest bin first */
    public List<BinView> bins(String merchant, String warehouse, Collection<String> skus) {
        return stock.bins(merchant, warehouse, skus);
    }

    private void must(String merchant, List<Movement> movements) {
        if (!stock.move(merchant, movements))
            throw new IllegalStateException("The stock does not hold what is promised: " + movements);
    }

    static String newId() {
        return Ids.next("res");
    }
}
