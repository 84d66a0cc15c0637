package oms.inventory;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import oms.Ids;
import oms.events.Outbox;
import oms.inventory.InventoryEvent.GoodsArrived;
import oms.inventory.Movement.Cause;
import oms.inventory.TransferView.Line;
import oms.inventory.TransferView.Status;
import oms.web.Conflict;
import oms.web.InvalidRequest;
import oms.web.NotFound;
import org.jspecify.annotations.Nullable;

/** Goods that move between warehouses: off the one shelf when they leave, on the other when they arrive, as many as arrive. */
@ApplicationScoped
class Transfers {
    private final TransferRepository transfers;
    private final StockRepository stock;
    private final Warehouses warehouses;
    private final Outbox outbox;
    private final Clock clock;

    Transfers(TransferRepository transfers, StockRepository stock, Warehouses warehouses, Outbox outbox, Clock clock) {
        this.transfers = transfers;
        this.stock = stock;
        this.warehouses = warehouses;
        this.outbox = outbox;
        this.clock = clock;
    }

    /** @throws NotFound where this merchant has no such transfer */
    TransferView get(String merchant, String id) {
        return transfers.find(merchant, id).orElseThrow(() -> new NotFound("transfer"));
    }

    /**
     * Sends goods on their way. What is promised to orders stays; safety stock may go.
     *
     * @param reference names the transfer, made once
     * @param pieces by SKU, at least 1 of each
     * @throws AlreadyRecorded when there is a transfer of this reference
     * @throws WarehouseNotFound where one of the warehouses is not there
     * @throws OutOfStock when fewer lie there that are not promised
     */
    @Transactional
    TransferView dispatch(
            String merchant, @Nullable String reference, String from, String to, Map<String, Long> pieces, String by) {
        if (from.equals(to)) throw new InvalidRequest("/to", "same_warehouse", "Goods move to another warehouse");
        warehouses.get(merchant, from);
        warehouses.get(merchant, to);
        var id = Ids.next("trf");
        var lines = pieces.entrySet().stream()
                .map(entry -> new Line(entry.getKey(), entry.getValue(), null, null))
                .sorted(Comparator.comparing(Line::sku))
                .toList();
        var sent = new TransferView(
                id,
                reference == null ? id : reference,
                from,
                to,
                Status.IN_TRANSIT,
                clock.instant(),
                by,
                null,
                null,
                lines);
        if (!transfers.add(merchant, sent)) throw new AlreadyRecorded("Transfer " + sent.reference(), from);
        var movements = lines.stream()
                .map(line -> movement(id, from, line.sku(), -line.dispatched(), "to " + to, by))
                .toList();
        if (!stock.move(merchant, movements)) throw new OutOfStock(shortages(merchant, from, lines));
        lines.forEach(line -> stock.clear(merchant, from, line.sku(), line.dispatched()));
        return get(merchant, id);
    }

    private List<Shortage> shortages(String merchant, String from, List<Line> lines) {
        var skus = lines.stream().map(Line::sku).toList();
        var rows = new HashMap<String, Long>();
        for (var row : stock.rows(merchant, from, skus)) rows.put(row.sku(), row.onHand() - row.reserved());
        return lines.stream()
                .map(line -> new Shortage(line.sku(), line.dispatched(), rows.getOrDefault(line.sku(), 0L)))
                .filter(shortage -> shortage.available() < shortage.wanted())
                .toList();
    }

    /**
     * The goods are there: what arrived is on the shelf.
     *
     * @param arrived by SKU, each of the transfer's; with the reason where it is another number than was sent
     * @param place where they were put, null where bins are not kept
     * @throws Conflict when it was received or recalled already
     */
    @Transactional
    TransferView receive(String merchant, String id, Map<String, Arrived> arrived, @Nullable Place place, String by) {
        var transfer = inTransit(merchant, id);
        var lines = transfer.lines().stream()
                .map(line -> line(line, arrived.get(line.sku())))
                .toList();
        for (var sku : arrived.keySet())
            if (lines.stream().noneMatch(line -> line.sku().equals(sku)))
                throw new InvalidRequest("/lines", "not_sent", "The transfer has no " + sku);
        transfers.close(merchant, id, Status.RECEIVED, by, lines);
        putAway(merchant, id, transfer.to(), lines, "from " + transfer.from(), place, by);
        return get(merchant, id);
    }

    /** @param reason of a difference, null where there is none */
    record Arrived(long pieces, @Nullable String reason) {}

    private static Line line(Line sent, @Nullable Arrived arrived) {
        if (arrived == null)
            throw new InvalidRequest(
                    "/lines", "line_missing", "Say how many of " + sent.sku() + " arrived, also where it is none");
        if (arrived.pieces() != sent.dispatched()
                && (arrived.reason() == null || arrived.reason().isBlank()))
            throw new InvalidRequest(
                    "/lines",
                    "reason_missing",
                    "Say why %d of %d %s arrived".formatted(arrived.pieces(), sent.dispatched(), sent.sku()));
        return new Line(
                sent.sku(),
                sent.dispatched(),
                arrived.pieces(),
                arrived.pieces() == sent.dispatched() ? null : arrived.reason());
    }

    /** The goods come back to where they were sent from. @throws Conflict when it was received or recalled already */
    @Transactional
    TransferView recall(String merchant, String id, String by) {
        var transfer = inTransit(merchant, id);
        var lines = transfer.lines().stream()
                .map(line -> new Line(line.sku(), line.dispatched(), line.dispatched(), null))
                .toList();
        transfers.close(merchant, id, Status.RECALLED, by, lines);
        putAway(merchant, id + "/back", transfer.from(), lines, "recalled", null, by);
        return get(merchant, id);
    }

    private TransferView inTransit(String merchant, String id) {
        var transfer = transfers.lock(merchant, id).orElseThrow(() -> new NotFound("transfer"));
        if (transfer.status() != Status.IN_TRANSIT)
            throw new Conflict(
                    "transfer_closed",
                    "This transfer is %s already"
                            .formatted(transfer.status().name().toLowerCase(java.util.Locale.ROOT)));
        return transfer;
    }

    private void putAway(
            String merchant,
            String reference,
            String at,
            List<Line> lines,
            String why,
            @Nullable Place place,
            String by) {
        var movements = new ArrayList<Movement>();
        for (var line : lines) {
            stock.open(merchant, new StockLevel(at, line.sku(), null, null));
            long pieces = line.received() == null ? 0 : line.received();
            if (pieces > 0) movements.add(movement(reference, at, line.sku(), pieces, why, by));
        }
        if (!stock.move(merchant, movements))
            throw new BelowReserved(at, lines.getFirst().sku());
        for (var m : movements) {
            if (place != null)
                stock.store(merchant, new BinView(at, m.sku(), place.aisle(), place.shelf(), place.bin(), m.onHand()));
            outbox.publish(new GoodsArrived(Ids.next("mov"), merchant, 1, at, m.sku(), m.onHand()));
        }
    }

    private static Movement movement(String reference, String at, String sku, long onHand, String why, String by) {
        return new Movement(Cause.TRANSFERRED, reference, at, sku, onHand, 0, why, by);
    }
}
