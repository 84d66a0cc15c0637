package oms.payment;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import oms.money.Money;
import oms.payment.Refund.Part;
import oms.web.InvalidRequest;

/** What a wished refund comes to, by the order's prices and by what was refunded before. */
final class RefundPrices {
    /** One line as it stands: its share of the order, and what of it was refunded. */
    record Line(int lineNo, int quantity, long amountMinor, int refundedQuantity, long refundedMinor) {
        Shares.Share share() {
            return new Shares.Share(lineNo, quantity, amountMinor);
        }

        int left() {
            return quantity - refundedQuantity;
        }

        Part part(int pieces, String currency) {
            return new Part(lineNo, pieces, Money.of(share().of(refundedQuantity, refundedMinor, pieces), currency));
        }
    }

    private RefundPrices() {}

    /**
     * @param left what of the order can be refunded at all
     * @return the parts; empty where an amount is wished that stands for no lines
     * @throws InvalidRequest when the wish is unclear or names a line that is not there
     * @throws RefundRefused when it is more pieces than are left
     */
    static List<Part> of(RefundWish wish, List<Line> lines, Money left) {
        if (!wish.isClear())
            throw new InvalidRequest(
                    "", "one_of", "A refund is everything, or an amount, or lines and perhaps the shipping");
        if (wish.everything()) return everything(lines, left);
        var parts = new ArrayList<Part>();
        var seen = new HashSet<Integer>();
        for (int i = 0; i < wish.lines().size(); i++) {
            var wanted = wish.lines().get(i);
            if (wanted.lineNo() < 1 || !seen.add(wanted.lineNo())) throw wrongLine(i, "This line is named twice");
            var line = line(lines, wanted.lineNo(), i);
            if (wanted.quantity() < 1)
                throw new InvalidRequest("/lines/" + i + "/quantity", "positive", "At least one");
            parts.add(pieces(line, wanted.quantity(), left.currency()));
        }
        if (wish.shipping()) parts.add(pieces(line(lines, 0, 0), 1, left.currency()));
        return parts;
    }

    /** Everything that is left, told by lines where they come to the same. */
    private static List<Part> everything(List<Line> lines, Money left) {
        var parts = lines.stream()
                .filter(line -> line.left() > 0)
                .map(line -> line.part(line.left(), left.currency()))
                .toList();
        return sum(parts, left.currency()).equals(left) ? parts : List.of();
    }

    static Money sum(List<Part> parts, String currency) {
        return parts.stream().map(Part::amount).reduce(Money.zero(currency), Money::plus);
    }

    private static Part pieces(Line line, int pieces, String currency) {
        if (pieces > line.left())
            throw new RefundRefused(
                    "refund_above_line",
                    line.lineNo() == 0
                            ? "The shipping was refunded before"
                            : "Of line %d at most %d can be refunded still".formatted(line.lineNo(), line.left()));
        return line.part(pieces, currency);
    }

    private static Line line(List<Line> lines, int lineNo, int at) {
        return lines.stream()
                .filter(line -> line.lineNo() == lineNo)
                .findFirst()
                .orElseThrow(() -> wrongLine(at, "The order has no such line"));
    }

    private static InvalidRequest wrongLine(int at, String words) {
        return new InvalidRequest("/lines/" + at + "/lineNo", "unknown_line", words);
    }
}
