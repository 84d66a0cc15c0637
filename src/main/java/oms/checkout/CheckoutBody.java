package oms.checkout;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import oms.catalog.Promotions;
import oms.geo.Address;
import oms.geo.GeoPoint;
import oms.order.Customer;
import oms.order.Device;
import oms.order.Sla;
import oms.web.InvalidRequest;
import oms.web.Problem.Fault;
import org.jspecify.annotations.Nullable;

/**
 * What a storefront sends to begin or change a checkout; what is absent stays as it is. There is no field for a price.
 *
 * @param location the shipping address as a point on the map
 * @param sla {@code STANDARD} where nothing is said
 * @param hyperlocalSession needed where the channel sells from one warehouse (HYPERLOCAL), refused elsewhere
 * @param deliveryWindow one that {@code GET /v1/delivery-windows} offers: needed with {@code WINDOW}, refused with any other SLA
 * @param offer the warehouse the shopper chose in the buy box (BUY_BOX), refused elsewhere; the winner where nothing is said
 */
record CheckoutBody(
        @Pattern(regexp = "[a-z0-9][a-z0-9_-]{0,39}", message = "lower-case letters, digits, dash, at most 40")
        @Nullable
        String channel,

        @Valid @Nullable Buyer customer,
        @Valid @Nullable Street shippingAddress,
        @Valid @Nullable Location location,
        @Valid @Nullable Street billingAddress,
        @Valid @Nullable Location billingLocation,

        @Size(min = 1, max = 1000) @Nullable List<@NotNull @Valid Line> lines,

        @Size(max = 10) @Nullable List<@NotBlank @Size(max = 64) String> promoCodes,

        @Nullable Sla sla,
        @Valid @Nullable Gadget device,

        @Size(min = 1, max = 64) @Nullable String hyperlocalSession,

        @Size(min = 1, max = 64) @Nullable String offer,

        @Size(min = 1, max = 64) @Nullable String deliveryWindow) {
    private static final int MOST_OF_ONE = 10_000;

    /** Who orders; {@code id} is the merchant's own customer number, absent for a guest. */
    record Buyer(
            @Size(min = 1, max = 100) @Nullable String id,
            @NotBlank @Size(max = 200) String name,

            @NotNull
            @Size(max = 254)
            @Pattern(regexp = "[^\\s@]+@[^\\s@]+\\.[^\\s@.]+", message = "not an e-mail address")
            String email,

            @Size(min = 1, max = 40) @Nullable String phone) {}

    /** A postal address; see {@link PostalRules} for what its country needs. */
    record Street(
            @NotBlank @Size(max = 100) String name,
            @NotBlank @Size(max = 200) String line1,
            @Size(max = 200) @Nullable String line2,
            @NotBlank @Size(max = 100) String city,
            @Size(max = 100) @Nullable String region,
            @Size(max = 20) @Nullable String postalCode,

            @NotNull @Pattern(regexp = "[A-Z]{2}", message = "ISO 3166-1 alpha-2, upper case")
            String country) {
        Address address(String pointer) {
            var address = new Address(
                    name.strip(), line1.strip(), strip(line2), city.strip(), strip(region), strip(postalCode), country);
            var faults = PostalRules.faults(address, pointer);
            if (!faults.isEmpty()) throw new InvalidRequest(faults);
            return address;
        }

        private static @Nullable String strip(@Nullable String text) {
            return text == null || text.isBlank() ? null : text.strip();
        }
    }

    /** Degrees, WGS 84. */
    record Location(
            @NotNull @Min(-90) @Max(90) Double lat,
            @NotNull @Min(-180) @Max(180) Double lon) {
        GeoPoint point() {
            return new GeoPoint(lat, lon);
        }
    }

    /** Several lines of one SKU count together. */
    record Line(
            @NotBlank @Size(max = 64) String sku,
            @NotNull @Min(1) @Max(MOST_OF_ONE) Integer quantity) {}

    /** What the order is placed with, as far as the storefront knows. */
    record Gadget(
            @Size(min = 1, max = 200) @Nullable String fingerprint,

            @Pattern(regexp = "[0-9a-fA-F.:]{2,45}", message = "an IPv4 or IPv6 address") @Nullable
            String ip,

            @Valid @Nullable Location location) {}

    /** @throws InvalidRequest when there is nothing to buy, or something cannot be */
    Wish begun() {
        if (lines == null) throw new InvalidRequest("/lines", "not_null", "Something to buy is needed");
        return over(new Wish(
                "web", null, null, null, null, null, List.of(), List.of(), Sla.STANDARD, null, null, null, null));
    }

    /** @return the earlier wish with what is said here */
    Wish over(Wish earlier) {
        var address = shippingAddress == null ? earlier.shippingAddress() : shippingAddress.address("/shippingAddress");
        return new Wish(
                channel == null ? earlier.channel() : channel,
                customer == null ? earlier.customer() : buyer(customer, address),
                address,
                location == null ? earlier.location() : location.point(),
                billingAddress == null ? earlier.billingAddress() : billingAddress.address("/billingAddress"),
                billingLocation == null ? earlier.billingLocation() : billingLocation.point(),
                lines == null ? earlier.lines() : together(lines),
                promoCodes == null
                        ? earlier.promoCodes()
                        : promoCodes.stream()
                                .map(Promotions::normalized)
                                .distinct()
                                .toList(),
                sla == null ? earlier.sla() : sla,
                device == null ? earlier.device() : gadget(device),
                hyperlocalSession == null ? earlier.hyperlocalSession() : hyperlocalSession,
                offer == null ? earlier.offer() : offer,
                window(earlier));
    }

    private @Nullable String window(Wish earlier) {
        if ((sla == null ? earlier.sla() : sla) != Sla.WINDOW) {
            if (deliveryWindow != null)
                throw new InvalidRequest("/deliveryWindow", "not_window", "A delivery window goes with the SLA WINDOW");
            return null;
        }
        var window = deliveryWindow == null ? earlier.deliveryWindow() : deliveryWindow;
        if (window == null)
            throw new InvalidRequest(
                    "/deliveryWindow", "required", "Choose one of the delivery windows that are offered");
        return window;
    }

    static List<Wish.Line> together(List<Line> lines) {
        var quantities = new LinkedHashMap<String, Integer>();
        lines.forEach(line -> quantities.merge(line.sku(), line.quantity(), Integer::sum));
        var faults = new ArrayList<Fault>();
        for (int i = 0; i < lines.size(); i++) {
            if (quantities.getOrDefault(lines.get(i).sku(), 0) > MOST_OF_ONE)
                faults.add(
                        new Fault("/lines/" + i + "/quantity", "too_many", "At most " + MOST_OF_ONE + " of one SKU"));
        }
        if (!faults.isEmpty()) throw new InvalidRequest(faults);
        return quantities.entrySet().stream()
                .map(of -> new Wish.Line(of.getKey(), of.getValue()))
                .toList();
    }

    private static Customer buyer(Buyer buyer, @Nullable Address address) {
        return new Customer(
                buyer.id(),
                buyer.name().strip(),
                buyer.email().toLowerCase(Locale.ROOT),
                buyer.phone() == null ? null : phone(buyer.phone(), address));
    }

    private static String phone(String written, @Nullable Address address) {
        return Phones.normalized(written, address == null ? null : address.country())
                .orElseThrow(() -> new InvalidRequest(
                        "/customer/phone", "invalid_phone", "Not a telephone number; begin with + and the country"));
    }

    private static Device gadget(Gadget gadget) {
        return new Device(
                gadget.fingerprint(),
                gadget.ip(),
                gadget.location() == null ? null : gadget.location().point());
    }
}
