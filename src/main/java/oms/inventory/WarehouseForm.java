package oms.inventory;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.ws.rs.core.MultivaluedMap;
import java.time.DateTimeException;
import java.time.LocalTime;
import java.time.ZoneId;
import oms.geo.Address;
import oms.money.Money;
import oms.web.FormFields;
import oms.web.InvalidRequest;
import org.jspecify.annotations.Nullable;

/** A warehouse as the page shows it, and takes it back; every field as text, so that nothing typed is lost. */
record WarehouseForm(
        String code,
        String name,
        String company,
        String line1,
        String line2,
        String city,
        String region,
        String postalCode,
        String country,
        String lat,
        String lon,
        String zone,
        String opens,
        String closes,
        String cutOff,
        String pickLeadMinutes,
        String waveMinutes,
        String perOrderCost,
        String servedRadiusKm,
        String geofence,
        boolean active) {
    /** @return a new one: the usual day of a warehouse in the merchant's zone */
    static WarehouseForm empty(String zone) {
        return new WarehouseForm(
                "", "", "", "", "", "", "", "", "", "", "", zone, "08:00", "20:00", "16:00", "30", "60", "0", "", "",
                true);
    }

    static WarehouseForm of(WarehouseView w) {
        Address a = w.address();
        return new WarehouseForm(
                w.code(),
                w.name(),
                a.name(),
                a.line1(),
                text(a.line2()),
                a.city(),
                text(a.region()),
                text(a.postalCode()),
                a.country(),
                Double.toString(w.at().lat()),
                Double.toString(w.at().lon()),
                w.zone().getId(),
                w.opens().toString(),
                w.closes().toString(),
                w.cutOff().toString(),
                Long.toString(w.pickLead().toMinutes()),
                Long.toString(w.waveEvery().toMinutes()),
                w.perOrderCost().major().toPlainString(),
                w.servedRadiusKm() == null ? "" : w.servedRadiusKm().toString(),
                text(w.geofence()),
                w.active());
    }

    private static String text(@Nullable String value) {
        return value == null ? "" : value;
    }

    static WarehouseForm read(MultivaluedMap<String, String> sent) {
        var form = new FormFields(sent);
        return new WarehouseForm(
                form.text("code"),
                form.text("name"),
                form.text("company"),
                form.text("line1"),
                form.text("line2"),
                form.text("city"),
                form.text("region"),
                form.text("postalCode"),
                form.text("country").toUpperCase(java.util.Locale.ROOT),
                form.text("lat"),
                form.text("lon"),
                form.text("zone"),
                form.text("opens"),
                form.text("closes"),
                form.text("cutOff"),
                form.text("pickLeadMinutes"),
                form.text("waveMinutes"),
                form.text("perOrderCost"),
                form.text("servedRadiusKm"),
                form.text("geofence"),
                form.flag("active"));
    }

    /** @throws InvalidRequest for what is no number, time or place; the rest is the body's own to judge */
    WarehouseBody body(MultivaluedMap<String, String> sent, String currency, ObjectMapper json) {
        var form = new FormFields(sent);
        return new WarehouseBody(
                name,
                new WarehouseBody.Street(
                        company.isEmpty() ? name : company,
                        line1,
                        orNull(line2),
                        city,
                        orNull(region),
                        orNull(postalCode),
                        country),
                new WarehouseBody.Location(
                        form.decimal("lat", "Latitude").doubleValue(),
                        form.decimal("lon", "Longitude").doubleValue()),
                zoneOf(zone),
                time("opens", opens),
                time("closes", closes),
                time("cutOff", cutOff),
                form.whole("pickLeadMinutes", "Minutes to pick"),
                form.whole("waveMinutes", "Minutes between pick-ups"),
                cost(form, currency),
                active,
                servedRadiusKm.isEmpty()
                        ? null
                        : (Double) form.decimal("servedRadiusKm", "Radius").doubleValue(),
                geofence.isEmpty() ? null : tree(json));
    }

    private static @Nullable String orNull(String text) {
        return text.isEmpty() ? null : text;
    }

    private static Money cost(FormFields form, String currency) {
        try {
            return Money.ofMajor(form.decimal("perOrderCost", "Cost of an order"), currency);
        } catch (ArithmeticException finer) {
            throw new InvalidRequest("/perOrderCost", "invalid_value", "Cost of an order: an amount in " + currency);
        }
    }

    private static ZoneId zoneOf(String text) {
        try {
            return ZoneId.of(text);
        } catch (DateTimeException unknown) {
            throw new InvalidRequest("/zone", "unknown_zone", "Time zone: one such as Europe/Berlin");
        }
    }

    private static LocalTime time(String field, String text) {
        try {
            return LocalTime.parse(text);
        } catch (DateTimeException wrong) {
            throw new InvalidRequest("/" + field, "invalid_value", "Hours are times such as 08:00");
        }
    }

    private JsonNode tree(ObjectMapper json) {
        try {
            return json.readTree(geofence);
        } catch (JsonProcessingException wrong) {
            throw new InvalidRequest("/geofence", "invalid_geofence", "The area is a GeoJSON polygon");
        }
    }
}
