package oms.geo;

/**
 * A point on Earth, WGS 84.
 *
 * @param lat degrees north, −90 to 90
 * @param lon degrees east, −180 to 180
 */
public record GeoPoint(double lat, double lon) {
    private static final double EARTH_RADIUS_METRES = 6_371_008.8;

    public GeoPoint {
        if (!(lat >= -90 && lat <= 90) || !(lon >= -180 && lon <= 180))
            throw new IllegalArgumentException("Not on Earth: " + lat + ", " + lon);
    }

    /** @return great-circle distance in metres by the haversine formula (R. W. Sinnott, Virtues of the Haversine, 1984) */
    public double metresTo(GeoPoint other) {
        var dLat = Math.toRadians(other.lat - lat) / 2;
        var dLon = Math.toRadians(other.lon - lon) / 2;
        var sinLat = Math.sin(dLat);
        var sinLon = Math.sin(dLon);
        var a = sinLat * sinLat + Math.cos(Math.toRadians(lat)) * Math.cos(Math.toRadians(other.lat)) * sinLon * sinLon;
        return 2 * EARTH_RADIUS_METRES * Math.asin(Math.min(1, Math.sqrt(a)));
    }
}
