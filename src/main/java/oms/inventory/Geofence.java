package oms.inventory;

import oms.geo.GeoPoint;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.Polygonal;
import org.locationtech.jts.io.ParseException;
import org.locationtech.jts.io.geojson.GeoJsonReader;

/** An area on the map, drawn as a GeoJSON polygon or multi-polygon (RFC 7946: longitude first). */
class Geofence {
    private static final GeometryFactory POINTS = new GeometryFactory();

    private final Geometry area;

    private Geofence(Geometry area) {
        this.area = area;
    }

    /** @throws IllegalArgumentException saying what is wrong with the drawing */
    static Geofence parse(String geoJson) {
        Geometry area;
        try {
            area = new GeoJsonReader().read(geoJson);
        } catch (ParseException | RuntimeException e) {
            throw new IllegalArgumentException("not a GeoJSON geometry", e);
        }
        if (!(area instanceof Polygonal) || area.isEmpty())
            throw new IllegalArgumentException("not a polygon or multi-polygon");
        if (!area.isValid()) throw new IllegalArgumentException("the polygon crosses itself");
        var box = area.getEnvelopeInternal();
        if (!(box.getMinX() >= -180 && box.getMaxX() <= 180 && box.getMinY() >= -90 && box.getMaxY() <= 90)) {
            throw new IllegalArgumentException("outside of the Earth; GeoJSON has the longitude first");
        }
        return new Geofence(area);
    }

    boolean contains(GeoPoint point) {
        return area.covers(POINTS.createPoint(new Coordinate(point.lon(), point.lat())));
    }
}
