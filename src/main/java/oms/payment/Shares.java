package oms.payment;

import java.util.ArrayList;
import java.util.List;
import oms.money.Money;
import oms.order.OrderLineView;
import oms.order.OrderView;

/**
 * What each line of an order cost, with its part of the discount and the tax, and what the shipping did; together exactly the
 * order's total. The discount lies on the goods first, on the shipping only where it is more than they cost.
 */
final class Shares {
    /**
     * One line's part.
     *
     * @param lineNo the order's line; 0 for the shipping, which is one piece
     */
    record Share(int lineNo, int quantity, long minor) {
        /**
         * @param done pieces refunded before, for {@code refunded} minor units
         * @return what the next pieces come to: the parts of a share never add up to more, and all of them to all of it
         */
        long of(int done, long refunded, int pieces) {
            return Math.max(0, Money.part(minor, done + pieces, quantity) - refunded);
        }
    }

    private Shares() {}

    static List<Share> of(OrderView order) {
        return of(order.lines(), order.discount(), order.shipping(), order.tax());
    }

    /** @return shipping first, then the lines in their order */
    static List<Share> of(List<OrderLineView> lines, Money discount, Money shipping, Money tax) {
        var gross = lines.stream().map(line -> line.total().minor()).toList();
        var goods = gross.stream().mapToLong(Long::longValue).sum();
        var offGoods = Math.min(discount.minor(), goods);
        var net = minus(gross, spread(offGoods, gross));
        var ship = shipping.minor() - (discount.minor() - offGoods);
        var taxed = new ArrayList<Long>();
        taxed.add(ship);
        taxed.addAll(net);
        var taxes = spread(tax.minor(), taxed);
        var shares = new ArrayList<Share>();
        shares.add(new Share(0, 1, ship + taxes.getFirst()));
        for (int i = 0; i < lines.size(); i++)
            shares.add(new Share(lines.get(i).lineNo(), lines.get(i).quantity(), net.get(i) + taxes.get(i + 1)));
        return shares;
    }

    /** Divides an amount by weights; what rounding leaves goes to where it adds up, so that nothing is lost. */
    static List<Long> spread(long amount, List<Long> weights) {
        var all = weights.stream().mapToLong(Long::longValue).sum();
        var parts = new ArrayList<Long>();
        long before = 0;
        long given = 0;
        for (int i = 0; i < weights.size(); i++) {
            before += weights.get(i);
            var upToHere = all == 0 ? (i == weights.size() - 1 ? amount : 0) : Money.part(amount, before, all);
            parts.add(upToHere - given);
            given = upToHere;
        }
        return parts;
    }

    private static List<Long> minus(List<Long> from, List<Long> what) {
        var rest = new ArrayList<Long>();
        for (int i = 0; i < from.size(); i++) rest.add(from.get(i) - what.get(i));
        return rest;
    }
}
