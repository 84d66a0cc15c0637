package oms.delivery;

import oms.web.InvalidRequest;

/** Serial shipping container codes as scanners read them. */
final class Sscc {
    private static final int DIGITS = 18;

    private Sscc() {}

    /** @return the 18 digits, without the application identifier 00, brackets and blanks */
    static String of(String scanned) {
        var text = scanned.replaceAll("[\\s()\\]\\[]", "").replaceFirst("^C1", "");
        if (text.length() == DIGITS + 2 && text.startsWith("00")) text = text.substring(2);
        if (!text.matches("\\d{" + DIGITS + "}"))
            throw new InvalidRequest("/sscc", "not_an_sscc", "A package's code has 18 digits; scan the label again");
        return text;
    }
}
