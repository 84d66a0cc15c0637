package oms.fulfillment;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import oms.inventory.BinView;
import org.jspecify.annotations.Nullable;

/** The rules of picking: what a scan may count for, and what is missing. */
final class PickList {
    /** Pieces of one line that a scan took. */
    record Taken(int lineNo, int quantity) {}

    private final PickListView facts;

    PickList(PickListView facts) {
        this.facts = facts;
    }

    /**
     * @param bin where it was taken from, null for anywhere on the list
     * @return which lines it counts for, in walking order
     * @throws ScanRefused a wrong article, bin or quantity
     */
    List<Taken> take(String sku, @Nullable String bin, int quantity) {
        refuseUnlessToDo();
        var ofSku = facts.lines().stream().filter(l -> l.sku().equals(sku)).toList();
        if (ofSku.isEmpty()) throw new ScanRefused("wrong_article", sku + " is not on this list. " + next());
        var here =
                bin == null ? ofSku : ofSku.stream().filter(l -> isAt(l, bin)).toList();
        if (here.isEmpty())
            throw new ScanRefused(
                    "wrong_bin", "%s is to be taken from %s. This is %s.".formatted(sku, places(ofSku), bin));
        var open = here.stream().mapToInt(PickLineView::getOpen).sum();
        if (quantity > open)
            throw new ScanRefused(
                    "too_many",
                    "%d × %s scanned, but only %d still to fetch. %s".formatted(quantity, sku, open, next()));
        return spread(here, quantity);
    }

    private static List<Taken> spread(List<PickLineView> lines, int quantity) {
        var taken = new ArrayList<Taken>();
        var left = quantity;
        for (var line : lines) {
            var part = Math.min(left, line.getOpen());
            if (part > 0) taken.add(new Taken(line.no(), part));
            left -= part;
        }
        return taken;
    }

    boolean isDoneAfter(List<Taken> taken) {
        return facts.getPicked() + taken.stream().mapToInt(Taken::quantity).sum() == facts.getPieces();
    }

    /** @return how many pieces of the SKU are missing when only so many were found */
    int missing(String sku, int found) {
        refuseUnlessToDo();
        var wanted = facts.wanted().get(sku);
        if (wanted == null) throw new ScanRefused("wrong_article", sku + " is not on this list. " + next());
        if (found >= wanted)
            throw new ScanRefused(
                    "not_short",
                    "%d × %s are wanted and %d were found: nothing is missing".formatted(wanted, sku, found));
        return wanted - found;
    }

    private void refuseUnlessToDo() {
        if (facts.status() == PickListStatus.DONE)
            throw new ScanRefused("list_done", "Everything on this list is picked");
        if (facts.status() == PickListStatus.CANCELLED)
            throw new ScanRefused(
                    "list_cancelled",
                    "This list was cancelled: %s. Put back what you have taken.".formatted(facts.closedReason()));
    }

    private String next() {
        return facts.getNext()
                .map(l -> "Next is %d × %s from %s."
                        .formatted(l.getOpen(), l.sku(), l.place() == null ? "wherever it lies" : l.place()))
                .orElse("All is picked.");
    }

    private static String places(List<PickLineView> lines) {
        return String.join(
                " or ",
                lines.stream()
                        .map(l -> l.place() == null ? "anywhere" : l.place())
                        .distinct()
                        .toList());
    }

    /** A bin is told by its code or by its words, whatever the case. */
    private static boolean isAt(PickLineView line, String bin) {
        return isAt(line.bin(), line.place(), bin);
    }

    /** @return whether what was scanned is this bin; anything is where nobody knows it */
    static boolean isAt(@Nullable String bin, @Nullable String place, String scanned) {
        return bin == null
                || code(bin).equals(code(scanned))
                || code(String.valueOf(place)).equals(code(scanned));
    }

    private static String code(String text) {
        return text.toUpperCase(Locale.ROOT).replaceAll("[^\\p{L}\\p{N}]+", "-").replaceAll("(?<=-)0+(?=\\d)", "");
    }

    static String code(BinView bin) {
        return "%s-%d-%d".formatted(bin.aisle(), bin.shelf(), bin.bin());
    }
}
