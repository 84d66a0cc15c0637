package oms.fulfillment;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;
import oms.catalog.Catalog;
import oms.inventory.BinView;
import oms.inventory.Stock;
import oms.order.OrderView;
import oms.order.Orders;
import oms.order.ShipmentStatus;
import oms.web.InvalidRequest;
import oms.web.NotFound;
import oms.web.Page;
import org.jspecify.annotations.Nullable;

/**
 * Pick lists and what pickers do with them. A scan locks the order first and the list second, so that cancelling an order and
 * picking it never cross: whoever comes second is refused.
 */
@ApplicationScoped
public class PickLists {
    private final PickListRepository lists;
    private final Orders orders;
    private final Stock stock;
    private final Catalog catalog;
    private final Layouts layouts;

    PickLists(PickListRepository lists, Orders orders, Stock stock, Catalog catalog, Layouts layouts) {
        this.lists = lists;
        this.orders = orders;
        this.stock = stock;
        this.catalog = catalog;
        this.layouts = layouts;
    }

    /** @throws NotFound where this merchant has no such list */
    public PickListView get(String merchant, String id) {
        return lists.find(merchant, id).orElseThrow(() -> new NotFound("pick list"));
    }

    /** @return its warehouse from above, with the walk */
    FloorMap map(String merchant, PickListView list) {
        return FloorMap.of(layouts.of(merchant, list.warehouse()), list.lines());
    }

    Page<PickListSummary> page(PickListRepository.Search search, int limit, @Nullable String after) {
        return lists.page(search, limit, after);
    }

    /** @param warehouse empty for all */
    PickListRepository.ToDo toDo(String merchant, String warehouse) {
        return lists.toDo(merchant, warehouse);
    }

    /**
     * Counts what was scanned; with the last piece the shipment is picked.
     *
     * @param by the picker, for people to read
     * @return the list after the scan
     * @throws ScanRefused when the article, bin or quantity is wrong, or the list is no longer wanted
     */
    @Transactional
    public PickListView scan(String merchant, String id, Scan scan, String by) {
        refuseOnTrolley(merchant, id);
        return scanOnTrolley(merchant, id, scan, by);
    }

    /** As {@link #scan}, for who has the trolley on which the list is. */
    PickListView scanOnTrolley(String merchant, String id, Scan scan, String by) {
        var order = orders.lock(get(merchant, id).orderId());
        var list = locked(merchant, id);
        refuseUnlessWanted(order, list);
        var rules = new PickList(list);
        var taken = rules.take(article(merchant, scan, list), scan.bin(), scan.quantity());
        lists.take(merchant, id, taken, by);
        if (rules.isDoneAfter(taken)) {
            lists.close(merchant, list, PickListStatus.DONE, null);
            orders.picked(list.shipmentId(), by);
        }
        return get(merchant, id);
    }

    /**
     * Too little was there: the list ends, the stock is corrected, the shipment is planned anew.
     *
     * @param found pieces of the SKU that were there, those in the tote included
     * @throws ScanRefused when nothing is missing, or the list is no longer wanted
     */
    @Transactional
    public PickListView shortPick(String merchant, String id, String sku, int found, String reason, String by) {
        return shortPick(merchant, id, sku, found, reason, by, null);
    }

    /** As above; {@code at} is the bin that held too little, where the list names several for this article. */
    @Transactional
    PickListView shortPick(
            String merchant, String id, String sku, int found, String reason, String by, @Nullable String at) {
        refuseOnTrolley(merchant, id);
        return shortPickOnTrolley(merchant, id, sku, found, reason, by, at);
    }

    /**
     * As {@link #shortPick}, for who has the trolley on which the list is.
     *
     * @param at the bin that held too little, where the list names several; null for the first
     */
    PickListView shortPickOnTrolley(
            String merchant, String id, String sku, int found, String reason, String by, @Nullable String at) {
        var order = orders.lock(get(merchant, id).orderId());
        var list = locked(merchant, id);
        refuseUnlessWanted(order, list);
        var missing = new PickList(list).missing(sku, found);
        var why = "%d × %s missing: %s".formatted(missing, sku, reason);
        lists.close(merchant, list, PickListStatus.CANCELLED, why);
        orders.shortPicked(list.shipmentId(), sku, missing, reason, by);
        stock.shortPick(list.shipmentId(), sku, missing, reason, bin(merchant, list, sku, at));
        return get(merchant, id);
    }

    /** @return where the picker was sent for it, as the stock names it; null where nobody knows */
    private @Nullable BinView bin(String merchant, PickListView list, String sku, @Nullable String at) {
        var code = list.lines().stream()
                .filter(line -> line.sku().equals(sku) && line.bin() != null && (at == null || at.equals(line.bin())))
                .map(PickLineView::bin)
                .findFirst();
        return code.flatMap(named -> stock.bins(merchant, list.warehouse(), List.of(sku)).stream()
                        .filter(bin -> PickList.code(bin).equals(named))
                        .findFirst())
                .orElse(null);
    }

    private void refuseOnTrolley(String merchant, String id) {
        get(merchant, id);
        lists.liveBatchOf(merchant, id).ifPresent(batch -> {
            throw new ScanRefused(
                    "on_trolley",
                    "This list is picked with others on trolley %s. Scan there.".formatted(BatchSummary.name(batch)));
        });
    }

    private PickListView locked(String merchant, String id) {
        return lists.lock(merchant, id).orElseThrow(() -> new NotFound("pick list"));
    }

    /** The order may have moved on while its event is still on the way to this module. */
    private static void refuseUnlessWanted(OrderView order, PickListView list) {
        if (!list.status().isToDo()) return;
        if (order.heldReason() != null)
            throw new ScanRefused(
                    "order_held", "Order %s is held: %s. Leave it.".formatted(order.number(), order.heldReason()));
        var shipment = order.shipment(list.shipmentId());
        if (shipment.status() == ShipmentStatus.CANCELLED)
            throw new ScanRefused(
                    "list_cancelled",
                    "Order %s no longer wants this. Put back what you have taken.".formatted(order.number()));
        if (!list.serves(shipment))
            throw new ScanRefused("plan_changed", "The plan has changed; a new list is on its way");
    }

    /** What a wedge scanner reads may be a SKU as well as a barcode, whatever field it came in. */
    private String article(String merchant, Scan scan, PickListView list) {
        var code = scan.sku() != null ? scan.sku() : scan.barcode();
        if (code == null || code.isBlank())
            throw new InvalidRequest("/sku", "article_missing", "Say what was scanned: sku or barcode");
        var text = code.strip();
        if (list.lines().stream().anyMatch(line -> line.sku().equals(text))) return text;
        return catalog.byBarcode(merchant, text).map(product -> product.sku()).orElse(text);
    }
}
