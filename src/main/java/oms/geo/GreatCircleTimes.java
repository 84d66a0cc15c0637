package oms.geo;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.enterprise.inject.Typed;
import jakarta.inject.Singleton;
import java.time.Duration;

/** Great circle times a detour factor, at a steady speed: needs no map and answers at once. */
@Singleton
@Typed(GreatCircleTimes.class)
public class GreatCircleTimes implements TravelTimes {
    @ConfigMapping(prefix = "oms.geo")
    public interface Settings {
        /** Road metres per metre as the crow flies; 1.3 is the usual figure for cities. */
        @WithDefault("1.3")
        double detour();

        /** Average speed of a delivery van in the city, kilometres per hour, stops not counted. */
        @WithDefault("25")
        double kilometresPerHour();
    }

    private final Settings settings;

    public GreatCircleTimes(Settings settings) {
        this.settings = settings;
    }

    @Override
    public Duration between(GeoPoint from, GeoPoint to) {
        return Duration.ofSeconds(Math.round(metres(from, to) / settings.kilometresPerHour() * 3.6));
    }

    @Override
    public double metres(GeoPoint from, GeoPoint to) {
        return from.metresTo(to) * settings.detour();
    }
}
