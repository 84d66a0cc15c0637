package oms.fulfillment;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Optional;
import oms.fulfillment.BatchRepository.Search;
import oms.fulfillment.BatchView.Step;
import oms.fulfillment.BatchView.Tote;
import oms.web.InvalidRequest;
import oms.web.NotFound;

/**
 * Rounds with a trolley, and what pickers do on them. What is scanned counts for the list whose tote it is, by the same rules as a list
 * that is picked alone; the order is locked first, then its list, then the batch.
 */
@ApplicationScoped
class PickBatches {
    private final BatchRepository batches;
    private final PickLists lists;
    private final PutBacks putBacks;
    private final Waves waves;

    PickBatches(BatchRepository batches, PickLists lists, PutBacks putBacks, Waves waves) {
        this.batches = batches;
        this.lists = lists;
        this.putBacks = putBacks;
        this.waves = waves;
    }

    List<BatchSummary> some(Search search, int limit) {
        return batches.some(search, limit);
    }

    /** @throws NotFound where this merchant has no such batch */
    BatchView get(String merchant, String id) {
        var found = batches.find(merchant, id).orElseThrow(() -> new NotFound("batch"));
        return new BatchView(found.batch(), found.totes(), found.steps(), putBacks.open(merchant, "", id, ""));
    }

    /**
     * Gives the picker a round: the one they are on, the most urgent that waits, or one made of what waits now.
     *
     * @param zone in which they work; empty for any
     * @throws ScanRefused when nothing is to be picked there
     */
    @Transactional
    BatchView next(String merchant, String warehouse, String zone, String by) {
        waves.rules(merchant, warehouse);
        var taken = batches.take(merchant, warehouse, zone, by).or(() -> {
            waves.release(merchant, warehouse, by);
            return batches.take(merchant, warehouse, zone, by);
        });
        return get(
                merchant,
                taken.orElseThrow(
                        () -> new ScanRefused("nothing_waits", "Nothing waits to be picked in %s".formatted(zone))));
    }

    /**
     * Counts what was laid into a tote.
     *
     * @throws ScanRefused for a wrong tote, bin, article or quantity, or for what nobody wants any more
     */
    @Transactional
    BatchView scan(String merchant, String id, BatchScan scan, String by) {
        var batch = toDo(merchant, id);
        var tote = tote(batch, scan.tote());
        refuseElsewhere(batch, tote, scan);
        lists.scanOnTrolley(merchant, tote.list(), scan.scan(), by);
        batches.begin(merchant, id, by);
        batches.settleOne(merchant, id);
        return get(merchant, id);
    }

    /**
     * Too little was there for one tote: that list ends and is planned anew, the others go on.
     *
     * @param step of the walk at which it was
     * @param found pieces that were there for this tote
     */
    @Transactional
    BatchView shortPick(String merchant, String id, int step, int found, String reason, String by) {
        var batch = toDo(merchant, id);
        var at = batch.steps().stream()
                .filter(s -> s.no() == step)
                .findFirst()
                .orElseThrow(() -> new InvalidRequest("/step", "unknown_step", "There is no such step on this walk"));
        if (found >= at.quantity())
            throw new ScanRefused(
                    "not_short",
                    "%d × %s are wanted and %d were found: nothing is missing"
                            .formatted(at.quantity(), at.sku(), found));
        var elsewhere = lists.get(merchant, at.list()).lines().stream()
                .filter(line -> line.no() != at.line() && line.sku().equals(at.sku()))
                .mapToInt(PickLineView::quantity)
                .sum();
        batches.begin(merchant, id, by);
        lists.shortPickOnTrolley(merchant, at.list(), at.sku(), elsewhere + found, reason, by, at.bin());
        batches.settleOne(merchant, id);
        return get(merchant, id);
    }

    /**
     * Remembers the label of a tote, so that the packing bench finds the shipment by it.
     *
     * @throws ScanRefused while the same label is in use
     */
    @Transactional
    BatchView label(String merchant, String id, int no, String code) {
        var tote = tote(toDo(merchant, id), Integer.toString(no));
        var text = code.strip();
        if (text.matches("(?i)T?[0-9]{1,3}"))
            throw new InvalidRequest("/code", "looks_like_a_place", "A tote's label is more than its place: " + text);
        if (!batches.label(merchant, id, tote.list(), text))
            throw new ScanRefused("tote_in_use", "Tote %s still holds another shipment".formatted(text));
        return get(merchant, id);
    }

    /** Takes an order off the trolley, as one that is held; what was picked of it stays picked, and it is picked on alone. */
    @Transactional
    BatchView leave(String merchant, String id, String list) {
        var batch = toDo(merchant, id);
        if (batch.totes().stream().noneMatch(tote -> tote.list().equals(list))) throw new NotFound("pick list");
        batches.leave(merchant, id, list);
        batches.settleOne(merchant, id);
        return get(merchant, id);
    }

    /** @throws ScanRefused for a round that somebody has begun */
    @Transactional
    BatchView dissolve(String merchant, String id, String by) {
        get(merchant, id);
        if (!batches.dissolve(merchant, id, "dissolved by " + by))
            throw new ScanRefused("batch_begun", "Somebody has begun this round, or it has ended");
        return get(merchant, id);
    }

    private BatchView toDo(String merchant, String id) {
        var batch = get(merchant, id);
        if (!batch.batch().status().isToDo())
            throw new ScanRefused("batch_ended", "This round has ended. Take the next one.");
        return batch;
    }

    private static Tote tote(BatchView batch, String scanned) {
        return batch.tote(scanned)
                .orElseThrow(() -> new ScanRefused(
                        "wrong_tote", "%s is not on this trolley. %s".formatted(scanned.strip(), next(batch))));
    }

    /** A scan counts only for a stop of this walk: another zone's stops are somebody else's. */
    private static void refuseElsewhere(BatchView batch, Tote tote, BatchScan scan) {
        var ofTote = batch.steps().stream()
                .filter(step -> step.list().equals(tote.list()))
                .toList();
        var bin = scan.bin();
        if (bin == null && ofTote.stream().noneMatch(step -> step.bin() == null))
            throw new InvalidRequest("/bin", "bin_missing", "Say from which bin it came");
        if (bin != null && ofTote.stream().noneMatch(step -> PickList.isAt(step.bin(), step.place(), bin)))
            throw new ScanRefused(
                    "wrong_bin", "Nothing for tote %s lies at %s. %s".formatted(tote.no(), bin, next(batch)));
    }

    private static String next(BatchView batch) {
        Optional<Step> next = batch.getNext();
        return next.map(step -> "Next is %d × %s from %s into tote %d."
                        .formatted(
                                step.getOpen(),
                                step.sku(),
                                step.place() == null ? "wherever it lies" : step.place(),
                                step.tote()))
                .orElse("All is picked.");
    }
}
