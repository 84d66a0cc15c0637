package oms.checkout;

import static java.util.Map.entry;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import oms.geo.Address;
import oms.web.Problem.Fault;

/** What an address must have in its country. Countries without a rule here need only street, city and country. */
final class PostalRules {
    /** @param region whether mail there needs a state or province */
    private record Rule(Pattern postalCode, boolean region) {}

    private static final Set<String> COUNTRIES = Set.of(Locale.getISOCountries());

    private static final Map<String, Rule> RULES = Map.ofEntries(
            withRegion("US", "[0-9]{5}(-[0-9]{4})?"),
            withRegion("CA", "[ABCEGHJ-NPRSTVXY][0-9][ABCEGHJ-NPRSTV-Z] ?[0-9][ABCEGHJ-NPRSTV-Z][0-9]"),
            withRegion("AU", "[0-9]{4}"),
            withRegion("BR", "[0-9]{5}-?[0-9]{3}"),
            withRegion("MX", "[0-9]{5}"),
            withRegion("IN", "[1-9][0-9]{5}"),
            withRegion("CN", "[0-9]{6}"),
            withRegion("JP", "[0-9]{3}-?[0-9]{4}"),
            withRegion("ID", "[0-9]{5}"),
            withRegion("MY", "[0-9]{5}"),
            rule("GB", "[A-Z]{1,2}[0-9][A-Z0-9]? ?[0-9][A-Z]{2}"),
            rule("DE", "[0-9]{5}"),
            rule("FR", "[0-9]{5}"),
            rule("ES", "[0-9]{5}"),
            rule("IT", "[0-9]{5}"),
            rule("FI", "[0-9]{5}"),
            rule("KR", "[0-9]{5}"),
            rule("TH", "[0-9]{5}"),
            rule("TR", "[0-9]{5}"),
            rule("UA", "[0-9]{5}"),
            rule("NL", "[1-9][0-9]{3} ?[A-Z]{2}"),
            rule("BE", "[1-9][0-9]{3}"),
            rule("AT", "[1-9][0-9]{3}"),
            rule("CH", "[1-9][0-9]{3}"),
            rule("DK", "[0-9]{4}"),
            rule("NO", "[0-9]{4}"),
            rule("NZ", "[0-9]{4}"),
            rule("PH", "[0-9]{4}"),
            rule("ZA", "[0-9]{4}"),
            rule("HU", "[1-9][0-9]{3}"),
            rule("SE", "[0-9]{3} ?[0-9]{2}"),
            rule("CZ", "[0-9]{3} ?[0-9]{2}"),
            rule("GR", "[0-9]{3} ?[0-9]{2}"),
            rule("PL", "[0-9]{2}-[0-9]{3}"),
            rule("PT", "[0-9]{4}-[0-9]{3}"),
            rule("IE", "[A-Z][0-9][0-9W] ?[A-Z0-9]{4}"),
            rule("RO", "[0-9]{6}"),
            rule("SG", "[0-9]{6}"),
            rule("VN", "[0-9]{5,6}"),
            rule("IL", "[0-9]{5}([0-9]{2})?"));

    private PostalRules() {}

    private static Map.Entry<String, Rule> rule(String country, String postalCode) {
        return entry(country, new Rule(Pattern.compile(postalCode), false));
    }

    private static Map.Entry<String, Rule> withRegion(String country, String postalCode) {
        return entry(country, new Rule(Pattern.compile(postalCode), true));
    }

    /**
     * @param pointer of the address in the request
     * @return what is wrong with it for its country
     */
    static List<Fault> faults(Address address, String pointer) {
        var faults = new ArrayList<Fault>();
        if (!COUNTRIES.contains(address.country()))
            faults.add(new Fault(pointer + "/country", "unknown_country", "Not a country of ISO 3166-1"));
        var rule = RULES.get(address.country());
        if (rule == null) return faults;
        var postalCode =
                address.postalCode() == null ? "" : address.postalCode().strip().toUpperCase(Locale.ROOT);
        if (!rule.postalCode().matcher(postalCode).matches())
            faults.add(new Fault(
                    pointer + "/postalCode", "invalid_postal_code", "Not a postal code of " + address.country()));
        if (rule.region() && (address.region() == null || address.region().isBlank()))
            faults.add(new Fault(
                    pointer + "/region", "missing_region", "Addresses in " + address.country() + " need a region"));
        return faults;
    }
}
