package oms.allocation;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import oms.Ids;
import oms.allocation.planning.Request;
import oms.catalog.Catalog;
import oms.order.Orders;
import oms.web.Conflict;
import oms.web.InvalidRequest;

/** What others may ask: why an order goes the way it goes, and what would happen. */
@ApplicationScoped
public class Allocation {
    private final Orders orders;
    private final Regions regions;
    private final Decisions decisions;
    private final Waiting waiting;
    private final Drafts drafts;
    private final Catalog catalog;

    Allocation(Orders orders, Regions regions, Decisions decisions, Waiting waiting, Drafts drafts, Catalog catalog) {
        this.orders = orders;
        this.regions = regions;
        this.decisions = decisions;
        this.waiting = waiting;
        this.drafts = drafts;
        this.catalog = catalog;
    }

    /** @throws oms.order.OrderNotFound where the merchant has no such order */
    public AllocationView why(String merchant, String orderId) {
        var order = orders.get(merchant, orderId);
        var entry = waiting.find(orderId);
        return new AllocationView(
                order.id(),
                order.number(),
                entry.map(Waiting.Entry::why).orElse(null),
                decisions.of(merchant, orderId));
    }

    /**
     * Plans what has no shipment of the order yet, on paper.
     *
     * @throws oms.order.OrderNotFound where the merchant has no such order
     * @throws Conflict where all of it has its shipment, or the order has ended
     */
    @Transactional(TxType.NOT_SUPPORTED)
    public DryRun dryRun(String merchant, String orderId) {
        var wish = Wish.of(orders.get(merchant, orderId));
        if (wish.order().status().isTerminal()) throw new Conflict("order_ended", "The order has ended");
        if (wish.isFulfilled()) throw new Conflict("already_allocated", "All of the order has its shipment");
        var draft = drafts.make(regions.of(wish.order()), List.of(wish))
                .values()
                .iterator()
                .next();
        return answer(draft);
    }

    /**
     * Plans an order that nobody placed, on paper.
     *
     * @throws InvalidRequest where a product is unknown
     */
    @Transactional(TxType.NOT_SUPPORTED)
    public DryRun dryRun(String merchant, Question question) {
        return answer(draft(merchant, question));
    }

    /**
     * When each warehouse could have it at the door, as things stand.
     *
     * @return the promise by warehouse; a warehouse is missing where it has not all of it, or no driver can be named now
     * @throws InvalidRequest where a product is unknown
     */
    @Transactional(TxType.NOT_SUPPORTED)
    public Map<String, Instant> deliveries(String merchant, Question question) {
        var deliveries = new HashMap<String, Instant>();
        for (var candidate : draft(merchant, question).record().candidates()) {
            if (!candidate.possible() || candidate.shipments().size() != 1) continue;
            var shipment = candidate.shipments().getFirst();
            deliveries.merge(shipment.warehouse(), shipment.deliverAt(), (a, b) -> a.isBefore(b) ? a : b);
        }
        return deliveries;
    }

    private Drafts.Draft draft(String merchant, Question question) {
        var skus = question.lines().stream().map(Question.Line::sku).toList();
        var products = catalog.products(merchant, skus);
        var lines = new java.util.ArrayList<Request.Line>();
        var currency = "USD";
        for (int i = 0; i < skus.size(); i++) {
            var product = products.get(skus.get(i));
            if (product == null) throw new InvalidRequest("/lines/" + i + "/sku", "unknown_sku", "No such product");
            currency = product.price().currency();
            lines.add(new Request.Line(
                    product.sku(), question.lines().get(i).quantity(), product.units(), product.requiresSkill()));
        }
        var request = new Request(
                Ids.next("dry"),
                question.location(),
                lines,
                question.warehouse(),
                null,
                question.deliverBy(),
                0,
                null,
                null);
        return drafts.make(merchant, request, currency);
    }

    private static DryRun answer(Drafts.Draft draft) {
        var shipments = draft.shipments();
        return shipments == null
                ? new DryRun(false, List.of(), draft.reason(), draft.record())
                : new DryRun(true, shipments, null, draft.record());
    }
}
