package oms.payment;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The simulated gateway's cards, one for every outcome; see docs/test-cards.md. The token is the word, perhaps followed by
 * {@code -anything}: {@code tok_approved-anna} and {@code tok_approved-ben} are two cards that behave alike.
 */
enum TestCard {
    APPROVED("tok_approved", null, null),
    INSUFFICIENT_FUNDS("tok_insufficient_funds", "insufficient_funds", "There is not enough money on this card."),
    LOST_CARD("tok_lost_card", "card_not_usable", "Your bank declined this card. Please use another one."),
    STOLEN_CARD("tok_stolen_card", "card_not_usable", "Your bank declined this card. Please use another one."),
    EXPIRED("tok_expired", "expired_card", "This card has expired."),
    WRONG_CODE("tok_incorrect_cvc", "incorrect_cvc", "The card's security code is wrong."),
    OVER_LIMIT("tok_limit_exceeded", "limit_exceeded", "The amount is above this card's limit."),
    DECLINED("tok_declined", "declined", "Your bank declined the payment without saying why."),
    /** No answer, and it happened. */
    TIMEOUT("tok_timeout", null, null),
    /** No answer, and it was declined. */
    TIMEOUT_DECLINED("tok_timeout_declined", "declined", "Your bank declined the payment without saying why."),
    /** No answer: the first request never arrived, the second one does. */
    TIMEOUT_LOST("tok_timeout_lost", null, null),
    /** No request ever arrives. */
    UNREACHABLE("tok_unreachable", null, null),
    /** Approved, but it takes its time. */
    SLOW("tok_slow", null, null),
    /** Under review at the bank; approved when asked again. */
    PENDING("tok_pending", null, null),
    /** The hold lapses after twelve hours. */
    SHORT_HOLD("tok_short_hold", null, null),
    /** The first try of a capture fails, the second works. */
    CAPTURE_FAILS_ONCE("tok_capture_fails_once", null, null),
    /** Every capture fails. */
    CAPTURE_FAILS("tok_capture_fails", null, null),
    /** The capture happens, its answer is lost. */
    CAPTURE_TIMEOUT("tok_capture_timeout", null, null),
    /** The void happens, its answer is lost. */
    VOID_TIMEOUT("tok_void_timeout", null, null),
    REFUND_FAILS("tok_refund_fails", null, null),
    /** Holds for twelve hours, and no second time. */
    RENEWAL_FAILS("tok_renewal_fails", "insufficient_funds", "There is not enough money on this card any more."),
    /** Holds for twelve hours; the second hold is made, its answer is lost. */
    RENEWAL_TIMEOUT("tok_renewal_timeout", null, null),
    UNKNOWN_TOKEN("", "invalid_payment_token", "This payment method is not known.");

    private final String word;
    final @Nullable String declineCode;
    final @Nullable String words;

    TestCard(String word, @Nullable String declineCode, @Nullable String words) {
        this.word = word;
        this.declineCode = declineCode;
        this.words = words;
    }

    static TestCard of(String token) {
        var word = token.indexOf('-') < 0 ? token : token.substring(0, token.indexOf('-'));
        return Arrays.stream(values())
                .filter(card -> card.word.equals(word))
                .findFirst()
                .orElse(UNKNOWN_TOKEN);
    }

    boolean declines(OperationKind kind) {
        return declineCode != null && (this != RENEWAL_FAILS || kind == OperationKind.REAUTHORIZE);
    }

    boolean holdsShort() {
        return this == SHORT_HOLD || this == RENEWAL_FAILS || this == RENEWAL_TIMEOUT;
    }

    boolean losesRequest(OperationKind kind, int earlier) {
        return kind == OperationKind.AUTHORIZE && (this == UNREACHABLE || this == TIMEOUT_LOST && earlier == 0);
    }

    boolean losesAnswer(OperationKind kind) {
        return switch (kind) {
            case AUTHORIZE -> this == TIMEOUT || this == TIMEOUT_DECLINED;
            case CAPTURE -> this == CAPTURE_TIMEOUT;
            case VOID -> this == VOID_TIMEOUT;
            case REFUND -> false;
            case REAUTHORIZE -> this == RENEWAL_TIMEOUT;
        };
    }
}
