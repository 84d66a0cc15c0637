package oms.delivery;

import oms.Ids;

/** Codes of packages that tests pack. */
public final class Labels {
    private Labels() {}

    /** A serial shipping container code with its check digit (GS1 General Specifications, 7.9). */
    public static String sscc() {
        var digits =
                "0036141" + String.format("%010d", Math.floorMod(Ids.next("x").hashCode(), 1_000_000_000));
        int sum = 0;
        for (int i = 0; i < 17; i++) sum += (digits.charAt(i) - '0') * (i % 2 == 0 ? 3 : 1);
        return digits + (10 - sum % 10) % 10;
    }
}
