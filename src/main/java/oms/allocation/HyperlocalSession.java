package oms.allocation;

import java.time.Instant;
import oms.geo.GeoPoint;

/**
 * A shopper's address, locked to the one warehouse whose goods and prices are shown.
 *
 * @param expiresAt until when the lock holds; an order placed by then keeps the warehouse
 */
public record HyperlocalSession(
        String id, String channel, String warehouse, GeoPoint location, Instant createdAt, Instant expiresAt) {}
