package oms.inventory;

import com.fasterxml.jackson.annotation.JsonRawValue;
import com.fasterxml.jackson.databind.JsonNode;
import jakarta.validation.Valid;
import jakarta.validation.constraints.AssertTrue;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.Duration;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Locale;
import java.util.Set;
import oms.geo.Address;
import oms.geo.GeoPoint;
import oms.money.Money;
import oms.web.InvalidRequest;
import org.jspecify.annotations.Nullable;

/**
 * A warehouse as it is sent and answered.
 *
 * @param opens {@code 08:00}, in its zone; {@code closes} is later the same day, {@code cutOff} between the two
 * @param waveMinutes between two dispatch waves, counted from midnight
 * @param geofence GeoJSON polygon or multi-polygon, longitude first
 */
record WarehouseBody(
        @NotBlank @Size(max = 200) String name,
        @NotNull @Valid Street address,
        @NotNull @Valid Location location,
        @NotNull ZoneId zone,
        @NotNull LocalTime opens,
        @NotNull LocalTime closes,
        @NotNull LocalTime cutOff,
        @Min(0) @Max(10080) int pickLeadMinutes,
        @Min(1) @Max(1440) int waveMinutes,
        @NotNull Money perOrderCost,
        @Nullable Boolean active,
        @Nullable Double servedRadiusKm,
        @Nullable JsonNode geofence) {
    private static final Set<String> COUNTRIES = Set.of(Locale.getISOCountries());

    /** A postal address. */
    record Street(
            @NotBlank @Size(max = 100) String name,
            @NotBlank @Size(max = 200) String line1,
            @Size(max = 200) @Nullable String line2,
            @NotBlank @Size(max = 100) String city,
            @Size(max = 100) @Nullable String region,
            @Size(max = 20) @Nullable String postalCode,

            @NotNull @Pattern(regexp = "[A-Z]{2}", message = "ISO 3166-1 alpha-2, upper case")
            String country) {
        @AssertTrue(message = "not a country of ISO 3166-1")
        boolean isCountryKnown() {
            return country == null || COUNTRIES.contains(country);
        }

        Address address() {
            return new Address(name, line1, line2, city, region, postalCode, country);
        }

        static Street of(Address a) {
            return new Street(a.name(), a.line1(), a.line2(), a.city(), a.region(), a.postalCode(), a.country());
        }
    }

    /** Degrees, WGS 84. */
    record Location(
            @Min(-90) @Max(90) double lat,
            @Min(-180) @Max(180) double lon) {}

    @AssertTrue(message = "it opens, then comes the cut-off, then it closes")
    boolean isDayInOrder() {
        if (opens == null || closes == null || cutOff == null) return true;
        return opens.isBefore(closes) && !cutOff.isBefore(opens) && !cutOff.isAfter(closes);
    }

    @AssertTrue(message = "a cost is between 0 and 1,000,000,000")
    boolean isPerOrderCostPossible() {
        return perOrderCost == null || perOrderCost.minor() >= 0 && perOrderCost.minor() <= 1_000_000_000;
    }

    @AssertTrue(message = "a radius is more than 0 and at most 20,000 km")
    boolean isServedRadiusPossible() {
        return servedRadiusKm == null || servedRadiusKm > 0 && servedRadiusKm <= 20_000;
    }

    WarehouseView warehouse(String code) {
        return new WarehouseView(
                code,
                name,
                new GeoPoint(location.lat(), location.lon()),
                address.address(),
                zone,
                opens,
                closes,
                cutOff,
                Duration.ofMinutes(pickLeadMinutes),
                Duration.ofMinutes(waveMinutes),
                perOrderCost,
                !Boolean.FALSE.equals(active),
                servedRadiusKm,
                fence());
    }

    private @Nullable String fence() {
        if (geofence == null || geofence.isNull()) return null;
        var text = geofence.toString();
        try {
            if (text.length() > 200_000) throw new IllegalArgumentException("too many points");
            Geofence.parse(text);
            return text;
        } catch (IllegalArgumentException e) {
            throw new InvalidRequest("/geofence", "invalid_geofence", String.valueOf(e.getMessage()));
        }
    }

    /** A warehouse as it is answered: the same fields and its code. */
    record Answer(
            String code,
            String name,
            Street address,
            GeoPoint location,
            String zone,
            LocalTime opens,
            LocalTime closes,
            LocalTime cutOff,
            long pickLeadMinutes,
            long waveMinutes,
            Money perOrderCost,
            boolean active,
            @Nullable Double servedRadiusKm,
            @JsonRawValue @Nullable String geofence) {
        static Answer of(WarehouseView w) {
            return new Answer(
                    w.code(),
                    w.name(),
                    Street.of(w.address()),
                    w.at(),
                    w.zone().getId(),
                    w.opens(),
                    w.closes(),
                    w.cutOff(),
                    w.pickLead().toMinutes(),
                    w.waveEvery().toMinutes(),
                    w.perOrderCost(),
                    w.active(),
                    w.servedRadiusKm(),
                    w.geofence());
        }
    }
}
