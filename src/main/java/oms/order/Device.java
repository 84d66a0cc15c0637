package oms.order;

import oms.geo.GeoPoint;
import org.jspecify.annotations.Nullable;

/** What the order was placed with, as far as the storefront says. */
public record Device(
        @Nullable String fingerprint,
        @Nullable String ip,
        @Nullable GeoPoint location) {}
