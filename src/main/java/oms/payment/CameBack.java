package oms.payment;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import oms.money.Money;
import oms.order.ShipmentLine;
import oms.payment.Refund.Part;
import oms.payment.RefundPrices.Line;

/**
 * What is still to be given back for goods that came back: what was captured for them, less what was refunded for them before. What a
 * person refunded by line counts for the pieces that came back first; what was refunded as an amount only counts for nothing, but it
 * leaves less to be refunded.
 *
 * @param captured for all shipments of the order that came back, minor units
 * @param goods their pieces
 * @param lines the order's lines as they stand, line 0 being the shipping
 * @param refunds of the order so far
 */
record CameBack(long captured, List<ShipmentLine> goods, List<Line> lines, List<Refund> refunds) {
    /** Who refunds what came back. */
    static final Refund.Requester SELF = new Refund.Requester("payment", "payment");

    /** What people refunded of a line. */
    private record Refunded(int pieces, long minor) {}

    /** @param refundable what of the order can be refunded at all, minor units */
    long due(long refundable) {
        return Math.max(0, Math.min(captured - byItself() - byPeople(), refundable));
    }

    /** @return the pieces of one of the shipments that nobody has refunded, so that nobody will; together no more than the amount */
    List<Part> parts(List<ShipmentLine> shipment, Money amount) {
        var parts = new ArrayList<Part>();
        var left = amount;
        for (var back : pieces(shipment).entrySet()) {
            var line = line(back.getKey());
            int pieces = Math.min(back.getValue(), line.left());
            if (pieces <= 0) continue;
            var worth = line.part(pieces, amount.currency()).amount().min(left);
            parts.add(new Part(line.lineNo(), pieces, worth));
            left = left.minus(worth);
        }
        return parts;
    }

    private long byItself() {
        return refunds.stream()
                .filter(refund -> refund.requestedBy().id().equals(SELF.id()))
                .mapToLong(refund -> refund.amount().minor())
                .sum();
    }

    private long byPeople() {
        long before = 0;
        long worth = 0;
        for (var back : pieces(goods).entrySet()) {
            var line = line(back.getKey());
            worth += Money.part(line.amountMinor(), back.getValue(), line.quantity());
            var refunded = refunded(line.lineNo());
            int pieces = Math.min(back.getValue(), refunded.pieces());
            if (pieces > 0) before += Money.part(refunded.minor(), pieces, refunded.pieces());
        }
        var shipping = Math.max(0, captured - worth);
        return before + Math.min(shipping, refunded(0).minor());
    }

    private Refunded refunded(int lineNo) {
        int pieces = 0;
        long minor = 0;
        for (var refund : refunds) {
            if (refund.requestedBy().id().equals(SELF.id()) || !refund.stands()) continue;
            for (var part : refund.parts())
                if (part.lineNo() == lineNo) {
                    pieces += part.quantity();
                    minor += part.amount().minor();
                }
        }
        return new Refunded(pieces, minor);
    }

    private Line line(int lineNo) {
        return lines.stream()
                .filter(line -> line.lineNo() == lineNo)
                .findFirst()
                .orElseThrow();
    }

    private static Map<Integer, Integer> pieces(List<ShipmentLine> lines) {
        var pieces = new HashMap<Integer, Integer>();
        lines.forEach(line -> pieces.merge(line.lineNo(), line.quantity(), Integer::sum));
        return pieces;
    }
}
