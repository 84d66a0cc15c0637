package oms.fraud;

import java.math.BigDecimal;

/**
 * What a merchant wants done with an order that nobody decided in time.
 *
 * @param approveBelow with {@code BY_SCORE}: approved below this score, rejected from it on
 */
record Policy(AtDeadline atDeadline, BigDecimal approveBelow) {
    /** What happens at the deadline. */
    enum AtDeadline {
        /** Nobody is called a fraud: the order is cancelled and its money given back. */
        CANCEL,
        APPROVE,
        REJECT,
        BY_SCORE
    }

    static final Policy AT_FIRST = new Policy(AtDeadline.CANCEL, new BigDecimal("0.6500"));

    /** @return how a review of an order with this score ends at its deadline */
    ReviewState ending(BigDecimal score) {
        return switch (atDeadline) {
            case CANCEL -> ReviewState.EXPIRED;
            case APPROVE -> ReviewState.APPROVED;
            case REJECT -> ReviewState.REJECTED;
            case BY_SCORE -> score.compareTo(approveBelow) < 0 ? ReviewState.APPROVED : ReviewState.REJECTED;
        };
    }

    /** @return {@code cancelled and its money given back}; what follows "is" */
    public String inWords() {
        return switch (atDeadline) {
            case CANCEL -> "cancelled and its money given back";
            case APPROVE -> "approved";
            case REJECT -> "rejected and its money given back";
            case BY_SCORE ->
                "approved with a score below "
                        + approveBelow.stripTrailingZeros().toPlainString() + ", otherwise rejected";
        };
    }
}
