package oms.inventory;

import java.time.Duration;
import java.time.LocalTime;
import java.time.ZoneId;
import oms.geo.Address;
import oms.geo.GeoPoint;
import oms.money.Money;
import org.jspecify.annotations.Nullable;

/**
 * A warehouse.
 *
 * @param code the merchant's name for it, "WH-NY"; unique within the merchant
 * @param zone in which its hours and business days are counted
 * @param cutOff orders up to this time of the day leave the same day
 * @param pickLead from allocation to ready for pick-up, at least
 * @param waveEvery between two dispatch waves, counted from midnight
 * @param perOrderCost what handling one order costs the merchant there
 * @param active whether orders may be placed there
 * @param servedRadiusKm as the crow flies; null where a geofence, or nothing, limits the area
 * @param geofence GeoJSON polygon or multi-polygon of the area it serves; wins over the radius
 */
public record WarehouseView(
        String code,
        String name,
        GeoPoint at,
        Address address,
        ZoneId zone,
        LocalTime opens,
        LocalTime closes,
        LocalTime cutOff,
        Duration pickLead,
        Duration waveEvery,
        Money perOrderCost,
        boolean active,
        @Nullable Double servedRadiusKm,
        @Nullable String geofence) {

    /** @return whether the point lies in the area this warehouse delivers to; everywhere where no area is set */
    public boolean serves(GeoPoint point) {
        if (geofence != null) return Geofence.parse(geofence).contains(point);
        return servedRadiusKm == null || at.metresTo(point) <= servedRadiusKm * 1000;
    }
}
