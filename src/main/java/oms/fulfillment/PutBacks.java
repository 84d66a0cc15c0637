package oms.fulfillment;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;
import oms.catalog.Catalog;
import oms.fulfillment.PutBackRepository.Search;
import oms.web.InvalidRequest;
import oms.web.NotFound;
import org.jspecify.annotations.Nullable;

/** Goods that nobody wants any more find their bins again. The stock never left: only the tote is emptied. */
@ApplicationScoped
class PutBacks {
    private static final int MOST = 500;

    private final PutBackRepository backs;
    private final BatchRepository batches;
    private final PickListRepository lists;
    private final Catalog catalog;

    PutBacks(PutBackRepository backs, BatchRepository batches, PickListRepository lists, Catalog catalog) {
        this.backs = backs;
        this.batches = batches;
        this.lists = lists;
        this.catalog = catalog;
    }

    /** @return what is still to be put back, the oldest first; empty texts for all */
    List<PutBackView> open(String merchant, String warehouse, String batch, String list) {
        return backs.open(new Search(merchant, warehouse, batch, list), MOST);
    }

    /**
     * Counts what lies in its bin again.
     *
     * @return what is left of the list
     * @throws ScanRefused for another article, another bin, or more than was taken
     */
    @Transactional
    List<PutBackView> put(String merchant, String list, Scan scan, String by) {
        if (lists.find(merchant, list).isEmpty()) throw new NotFound("pick list");
        var open = backs.lock(merchant, list);
        if (open.isEmpty()) throw new ScanRefused("nothing_to_put_back", "Everything of this list lies in its bin");
        var sku = sku(merchant, scan, open);
        var ofSku = open.stream().filter(b -> b.sku().equals(sku)).toList();
        if (ofSku.isEmpty())
            throw new ScanRefused("wrong_article", sku + " was not taken for this list, or is back already");
        count(merchant, ofSku, scan, by);
        batches.settle(merchant, list);
        return open(merchant, "", "", list);
    }

    private void count(String merchant, List<PutBackView> ofSku, Scan scan, String by) {
        var first = ofSku.getFirst();
        var here = ofSku.stream().filter(b -> isHere(b, scan.bin())).toList();
        if (here.isEmpty())
            throw new ScanRefused("wrong_bin", "%s belongs to %s".formatted(first.sku(), first.place()));
        var left = scan.quantity();
        if (left > here.stream().mapToInt(b -> b.quantity() - b.put()).sum())
            throw new ScanRefused("too_many", "More of %s than was taken for this list".formatted(first.sku()));
        for (var back : here) {
            var part = Math.min(left, back.quantity() - back.put());
            if (part > 0) backs.put(merchant, back, part, by);
            left -= part;
        }
    }

    private static boolean isHere(PutBackView back, @Nullable String bin) {
        return back.bin() == null || bin != null && PickList.isAt(back.bin(), back.place(), bin);
    }

    private String sku(String merchant, Scan scan, List<PutBackView> open) {
        var code = scan.sku() != null ? scan.sku() : scan.barcode();
        if (code == null || code.isBlank())
            throw new InvalidRequest("/sku", "article_missing", "Say what was scanned: sku or barcode");
        var text = code.strip();
        if (open.stream().anyMatch(b -> b.sku().equals(text))) return text;
        return catalog.byBarcode(merchant, text).map(product -> product.sku()).orElse(text);
    }
}
