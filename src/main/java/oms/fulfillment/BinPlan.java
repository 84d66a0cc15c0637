package oms.fulfillment;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import oms.fulfillment.PickListRepository.NewLine;
import oms.fulfillment.pickpath.BinChoice;
import oms.fulfillment.pickpath.Want;
import oms.fulfillment.pickpath.Want.Lot;
import oms.inventory.BinView;

/**
 * From which bins to fetch: from one where one holds enough, else from several, those whose walk is shortest. Where the records hold
 * too little, the fullest bin is where to look for the rest.
 */
final class BinPlan {
    private final Layout layout;
    private final Map<String, String> names;
    private final List<NewLine> lines = new ArrayList<>();
    private final Map<String, List<BinView>> open = new LinkedHashMap<>();

    private BinPlan(Layout layout, Map<String, String> names) {
        this.layout = layout;
        this.names = names;
    }

    /**
     * @param wanted pieces by SKU
     * @param names of the articles by SKU
     * @param bins by SKU, the fullest first
     * @return what to take from where, not yet in the order of the walk
     */
    static List<NewLine> of(
            Layout layout, Map<String, Integer> wanted, Map<String, String> names, Map<String, List<BinView>> bins) {
        var plan = new BinPlan(layout, names);
        wanted.forEach((sku, quantity) -> plan.sort(sku, quantity, bins.getOrDefault(sku, List.of())));
        plan.choose(wanted);
        return plan.lines;
    }

    private void sort(String sku, int quantity, List<BinView> bins) {
        var enough = bins.stream().filter(bin -> bin.quantity() >= quantity).toList();
        var some = bins.stream().filter(bin -> bin.quantity() > 0).toList();
        var from = enough.isEmpty() ? some : enough;
        if (bins.isEmpty()) lines.add(line(sku, null, quantity));
        else if (from.isEmpty()) lines.add(line(sku, bins.getFirst(), quantity));
        else if (from.stream().allMatch(bin -> layout.stop(bin).isPresent())) open.put(sku, from);
        else take(sku, quantity, enough.isEmpty() ? some : List.of(smallest(enough)));
    }

    private static BinView smallest(List<BinView> bins) {
        return bins.stream().min(Comparator.comparingLong(BinView::quantity)).orElseThrow();
    }

    private void choose(Map<String, Integer> wanted) {
        var skus = List.copyOf(open.keySet());
        var wants = skus.stream()
                .map(sku -> new Want(
                        wanted.getOrDefault(sku, 1),
                        open.getOrDefault(sku, List.of()).stream()
                                .map(bin -> new Lot(layout.stop(bin).orElseThrow(), bin.quantity()))
                                .toList()))
                .toList();
        var chosen = BinChoice.shortest(layout.floor(), wants).lots();
        for (int i = 0; i < skus.size(); i++) {
            var bins = open.getOrDefault(skus.get(i), List.of());
            take(
                    skus.get(i),
                    wanted.getOrDefault(skus.get(i), 1),
                    chosen.get(i).stream().map(bins::get).toList());
        }
    }

    /** As much as each bin holds, one after the other; what is wanted beyond that from the first, which is the fullest. */
    private void take(String sku, int quantity, List<BinView> bins) {
        var held = bins.stream().mapToLong(BinView::quantity).sum();
        var beyond = (int) Math.max(0, quantity - held);
        var left = quantity - beyond;
        for (var bin : bins) {
            var part = (int) Math.min(left, bin.quantity());
            left -= part;
            if (bin == bins.getFirst()) part += beyond;
            if (part > 0) lines.add(line(sku, bin, part));
        }
    }

    private NewLine line(String sku, @org.jspecify.annotations.Nullable BinView bin, int quantity) {
        return new NewLine(sku, names.getOrDefault(sku, sku), bin, quantity);
    }
}
