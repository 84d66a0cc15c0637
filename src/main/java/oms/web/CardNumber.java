package oms.web;

import java.util.regex.Pattern;

/** Card numbers in text. They never belong here: only a gateway's token does. */
public final class CardNumber {
    /** As printed: 13 to 19 digits that begin like a card's, perhaps parted by blanks, dots or dashes; no part of a longer number. */
    private static final Pattern SHAPE =
            Pattern.compile("(?<![0-9])[2-6](?:[ .-]?[0-9]){12,18}(?![0-9])(?![ .-][0-9])");

    private CardNumber() {}

    /** @return whether something in the text has the shape and the check digit of a card number */
    public static boolean isIn(String text) {
        return SHAPE.matcher(text)
                .results()
                .anyMatch(found -> hasCheckDigit(found.group().replaceAll("[^0-9]", "")));
    }

    /** The check digit of card numbers (H. P. Luhn, US patent 2,950,048, 1960). */
    static boolean hasCheckDigit(String digits) {
        int sum = 0;
        for (int i = 0; i < digits.length(); i++) {
            int digit = digits.charAt(digits.length() - 1 - i) - '0';
            int weighted = i % 2 == 0 ? digit : digit * 2;
            sum += weighted > 9 ? weighted - 9 : weighted;
        }
        return sum % 10 == 0;
    }
}
