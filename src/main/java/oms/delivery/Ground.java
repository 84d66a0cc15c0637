package oms.delivery;

import org.jspecify.annotations.Nullable;

/**
 * What maps are drawn on, as pages hand it to {@code map.js}.
 *
 * @param geojson address of land, streets and zones; null for a plain ground
 * @param tiles address template of map tiles; null for none
 */
record Ground(
        @Nullable String geojson,
        @Nullable String tiles,
        @Nullable String attribution) {
    static Ground of(DeliverySettings settings) {
        return new Ground(
                settings.mapUrl().orElse(null),
                settings.tileUrl().orElse(null),
                settings.tileAttribution().orElse(null));
    }
}
