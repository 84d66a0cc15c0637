package oms.fraud;

import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import oms.geo.GeoPoint;
import oms.money.Money;
import oms.web.Csv;
import org.jspecify.annotations.Nullable;

/**
 * Labelled orders of the past in a CSV file. Needed: {@code order, placed_at} (RFC 3339), {@code customer, amount} (major units),
 * {@code currency, country, lat, lon} (of the door) and {@code fraudulent} (yes or no). Known to the file or not: {@code card,
 * card_country, device, ip, address, billing_country, billing_lat, billing_lon, device_lat, device_lon} and {@code became}
 * (DELIVERED where nothing is said, CANCELLED, DECLINED, REJECTED).
 *
 * @param rows in the order of their time
 */
record HistoryFile(List<Row> rows, Csv.Report report) {
    /** @param became known to later orders {@link Replay#KNOWN_AFTER three days} later */
    record Row(
            String order,
            Instant placedAt,
            String customer,
            @Nullable String card,
            @Nullable String device,
            @Nullable String ip,
            String address,
            Money amount,
            Facts facts,
            String became,
            boolean fraudulent) {
        Sighting sighting(String merchant, UnaryOperator<String> hash) {
            return new Sighting(
                    merchant + " " + order,
                    merchant,
                    order,
                    hash.apply("customer " + customer),
                    card == null ? null : hash.apply("card " + card),
                    device == null ? null : hash.apply("device " + device),
                    hash.apply("address " + address),
                    ip == null ? null : hash.apply(String.valueOf(Names.ip(ip))),
                    amount.minor(),
                    amount.currency(),
                    placedAt);
        }
    }

    private static final Pattern TEXT = Pattern.compile("(?s).{1,200}");
    private static final Pattern COUNTRY = Pattern.compile("[A-Z]{2}");
    private static final Pattern CURRENCY = Pattern.compile("[A-Z]{3}");
    private static final Pattern DEGREES = Pattern.compile("-?\\d{1,3}(\\.\\d{1,12})?");
    private static final Pattern IP = Pattern.compile("[0-9a-fA-F.:]{2,45}");
    private static final Pattern BECAME = Pattern.compile("DELIVERED|CANCELLED|DECLINED|REJECTED");

    /** @throws oms.web.InvalidRequest where it is no such table */
    static HistoryFile read(String csv) {
        var table = Csv.read(
                csv,
                List.of("order", "placed_at", "customer", "amount", "currency", "country", "lat", "lon", "fraudulent"),
                List.of(
                        "card",
                        "card_country",
                        "device",
                        "ip",
                        "address",
                        "billing_country",
                        "billing_lat",
                        "billing_lon",
                        "device_lat",
                        "device_lon",
                        "became"));
        var rows = new ArrayList<Row>();
        var seen = new HashSet<String>();
        var report = table.forEach(fields -> {
            var row = row(fields);
            if (!seen.add(row.order()))
                throw new Csv.Refused("order", "repeated_row", "This order is in the file twice");
            rows.add(row);
        });
        rows.sort(Comparator.comparing(Row::placedAt));
        return new HistoryFile(List.copyOf(rows), report);
    }

    private static Row row(Csv.Row f) {
        var lat = f.text("lat", DEGREES);
        var lon = f.text("lon", DEGREES);
        var address = f.optional("address", TEXT);
        var card = f.optional("card", TEXT);
        var device = f.optional("device", TEXT);
        var became = f.optional("became", BECAME);
        var amount = amount(f);
        f.text("fraudulent", Pattern.compile("(?i)true|false|yes|no|1|0"));
        return new Row(
                f.text("order", TEXT),
                time(f.text("placed_at", TEXT)),
                f.text("customer", TEXT),
                card,
                device,
                f.optional("ip", IP),
                address == null ? lat + " " + lon : address,
                amount,
                facts(f, amount, card != null, device != null),
                became == null ? "DELIVERED" : became,
                f.flag("fraudulent"));
    }

    private static Facts facts(Csv.Row f, Money amount, boolean card, boolean device) {
        var country = f.text("country", COUNTRY);
        var billed = f.optional("billing_country", COUNTRY);
        var issued = f.optional("card_country", COUNTRY);
        var door = point(f, "");
        var bill = point(f, "billing_");
        var at = point(f, "device_");
        return new Facts(
                amount.minor(),
                billed != null && !billed.equals(country),
                Facts.kilometres(door, bill),
                Facts.kilometres(door, at),
                Facts.kilometres(bill, at),
                card,
                issued != null && !issued.equals(country),
                device);
    }

    private static @Nullable GeoPoint point(Csv.Row f, String of) {
        var lat = f.optional(of + "lat", DEGREES);
        var lon = f.optional(of + "lon", DEGREES);
        if (lat == null || lon == null) return null;
        try {
            return new GeoPoint(Double.parseDouble(lat), Double.parseDouble(lon));
        } catch (IllegalArgumentException e) {
            throw new Csv.Refused(of + "lat", "out_of_range", "There is no such place");
        }
    }

    private static Money amount(Csv.Row f) {
        var amount = f.optionalAmount("amount");
        if (amount == null) throw new Csv.Refused("amount", "missing_value", "This value is missing");
        try {
            return Money.ofMajor(amount, f.text("currency", CURRENCY));
        } catch (ArithmeticException | IllegalArgumentException e) {
            throw new Csv.Refused("amount", "invalid_value", "This is no amount of a known currency");
        }
    }

    private static Instant time(String text) {
        try {
            return Instant.parse(text);
        } catch (DateTimeParseException e) {
            throw new Csv.Refused("placed_at", "invalid_value", "This is no moment, such as 2026-05-06T17:10:00Z");
        }
    }
}
