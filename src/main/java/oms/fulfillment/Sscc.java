package oms.fulfillment;

/**
 * The number of a package: GS1 Serial Shipping Container Code, 18 digits. One extension digit, the company's prefix, a serial
 * reference, a check digit (GS1 General Specifications, 2.2.1 and 7.9.1).
 */
final class Sscc {
    private static final int DIGITS = 17;

    private Sscc() {}

    /**
     * @param serial counts the packages of the prefix; its leading digit becomes the extension digit
     * @throws PackingRefused when the digits that the prefix leaves are used up: after 10,000,000,000 packages for a prefix of seven digits,
     *     100,000 for one of twelve
     */
    static String of(String companyPrefix, long serial) {
        var room = DIGITS - companyPrefix.length();
        var text = Long.toString(serial);
        if (text.length() > room)
            throw new PackingRefused(
                    "numbers_used_up",
                    "All package numbers of the prefix %s are used up: GS1 gives a shorter prefix"
                            .formatted(companyPrefix));
        var padded = "0".repeat(room - text.length()) + text;
        var body = padded.charAt(0) + companyPrefix + padded.substring(1);
        return body + checkDigit(body);
    }

    /** Weights 3 and 1 from the right; what is missing to the next ten. */
    static int checkDigit(String digits) {
        var sum = 0;
        for (int i = 0; i < digits.length(); i++)
            sum += (digits.charAt(digits.length() - 1 - i) - '0') * (i % 2 == 0 ? 3 : 1);
        return (10 - sum % 10) % 10;
    }

    /**
     * @param scanned with or without application identifier, brackets, blanks and symbology identifier
     * @throws PackingRefused where that is no such number
     */
    static String read(String scanned) {
        var text = scanned.replaceAll("[\\s()\\]\\[]", "").replaceFirst("^C1", "");
        if (text.length() == DIGITS + 3 && text.startsWith("00")) text = text.substring(2);
        if (!text.matches("[0-9]{18}") || checkDigit(text.substring(0, DIGITS)) != text.charAt(DIGITS) - '0')
            throw new PackingRefused("not_an_sscc", "A package's number has 18 digits; scan the label again");
        return text;
    }

    /** @return in groups of four, as people read it aloud */
    static String readable(String sscc) {
        return "(00) " + sscc.replaceAll("(\\d{4})(?=\\d)", "$1 ");
    }
}
