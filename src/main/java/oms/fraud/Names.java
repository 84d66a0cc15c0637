package oms.fraud;

import java.util.Locale;
import oms.geo.Address;
import oms.order.Customer;
import org.jspecify.annotations.Nullable;

/** One way to write each customer, card, device, address and IP address, so that the same gives the same hash. */
final class Names {
    private static final int GROUPS_OF_A_NETWORK = 4;

    private Names() {}

    static String customer(Customer customer) {
        return customer.id() != null ? "customer " + customer.id() : guest(customer.email());
    }

    static String guest(String email) {
        return "guest " + email.strip().toLowerCase(Locale.ROOT);
    }

    static @Nullable String card(@Nullable String fingerprint) {
        return fingerprint == null ? null : "card " + fingerprint;
    }

    static @Nullable String device(@Nullable String fingerprint) {
        return fingerprint == null ? null : "device " + fingerprint;
    }

    /** @return an IPv4 address as it is, of an IPv6 address its network of 64 bits: a household has one, a device many addresses */
    static @Nullable String ip(@Nullable String ip) {
        return ip == null ? null : "ip " + network(ip);
    }

    static String network(String ip) {
        var text = ip.strip().toLowerCase(Locale.ROOT);
        if (text.startsWith("::ffff:") && text.indexOf('.') > 0) return text.substring("::ffff:".length());
        if (text.indexOf(':') < 0) return text;
        var groups = groups(text);
        var network = new StringBuilder();
        for (int i = 0; i < GROUPS_OF_A_NETWORK; i++) {
            var group = i < groups.length ? groups[i].replaceFirst("^0+(?=.)", "") : "0";
            network.append(group.isEmpty() ? "0" : group).append(':');
        }
        return network + ":/64";
    }

    /** @return all groups, those that {@code ::} leaves out written as nought (RFC 4291, 2.2) */
    private static String[] groups(String ip) {
        var gap = ip.indexOf("::");
        if (gap < 0) return ip.split(":", -1);
        var before = gap == 0 ? new String[0] : ip.substring(0, gap).split(":", -1);
        var after = ip.substring(gap + 2).isEmpty()
                ? new String[0]
                : ip.substring(gap + 2).split(":", -1);
        var zeros = Math.max(1, 8 - before.length - after.length);
        var all = new String[before.length + zeros + after.length];
        java.util.Arrays.fill(all, "0");
        System.arraycopy(before, 0, all, 0, before.length);
        System.arraycopy(after, 0, all, before.length + zeros, after.length);
        return all;
    }

    /** The same for every way to write one address that differs in case, spaces and punctuation only. */
    static String address(Address a) {
        var text =
                String.join("|", a.line1(), or(a.line2()), or(a.postalCode()), a.city(), or(a.region()), a.country());
        return "address "
                + text.toLowerCase(Locale.ROOT)
                        .replaceAll("[^\\p{L}\\p{N}|]+", " ")
                        .replaceAll(" *\\| *", "|")
                        .strip();
    }

    private static String or(@Nullable String text) {
        return text == null ? "" : text;
    }
}
