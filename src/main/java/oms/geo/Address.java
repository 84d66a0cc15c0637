package oms.geo;

import org.jspecify.annotations.Nullable;

/**
 * A postal address.
 *
 * @param country ISO 3166-1 alpha-2, upper case
 * @param region state or province, where the country uses one
 */
public record Address(
        String name,
        String line1,
        @Nullable String line2,
        String city,
        @Nullable String region,
        @Nullable String postalCode,
        String country) {

    /** @return the address as on an envelope, one line an element, empty parts left out */
    public java.util.List<String> lines() {
        var town = java.util.stream.Stream.of(city, region, postalCode)
                .filter(s -> s != null && !s.isBlank())
                .collect(java.util.stream.Collectors.joining(" "));
        return java.util.stream.Stream.of(name, line1, line2, town, country)
                .filter(s -> s != null && !s.isBlank())
                .toList();
    }
}
