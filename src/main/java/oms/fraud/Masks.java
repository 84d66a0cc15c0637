package oms.fraud;

/** Enough of a name to tell it from others on a list, not enough to use it. */
final class Masks {
    private static final int SHOWN = 2;
    private static final int LONG = 8;

    private Masks() {}

    static String of(ListedKind kind, String value) {
        return switch (kind) {
            case IP -> ip(value);
            case CUSTOMER -> value.indexOf('@') > 0 ? email(value) : middle(value);
            case ADDRESS, CARD, DEVICE -> middle(value);
        };
    }

    /** @return {@code 203.0.113.…}; of an IPv6 address its network */
    static String ip(String ip) {
        var network = Names.network(ip);
        var last = network.lastIndexOf('.');
        return last < 0 ? network : network.substring(0, last + 1) + "…";
    }

    private static String email(String email) {
        return email.charAt(0) + "…" + email.substring(email.indexOf('@'));
    }

    private static String middle(String value) {
        if (value.length() < LONG) return value.charAt(0) + "…";
        return value.substring(0, SHOWN) + "…" + value.substring(value.length() - SHOWN);
    }
}
