package oms.geo;

import io.quarkus.runtime.Startup;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.enterprise.inject.Typed;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;

/**
 * Great circle times a detour factor, at a steady speed: needs no map and answers at once. Made at the start, so that settings which cannot
 * be are noticed then.
 */
@Startup
@Singleton
@Typed(GreatCircleTimes.class)
public class GreatCircleTimes implements TravelTimes {
    @ConfigMapping(prefix = "oms.geo")
    public interface Settings {
        /** Road metres per metre as the crow flies; 1.3 is the usual figure for cities. */
        @WithDefault("1.3")
        double detour();

        /** Speed of a delivery van in the city without traffic, kilometres per hour, stops not counted. */
        @WithDefault("25")
        double kilometresPerHour();

        /** Percent of that speed by hour of the day, 24 of them from midnight on; 100 at every hour where it is not set. */
        Optional<List<Integer>> speedByHour();

        /** In which the hours are counted. */
        @WithDefault("UTC")
        ZoneId zone();
    }

    private final Settings settings;
    private final Traffic traffic;

    /** @throws IllegalArgumentException where the speeds by hour are not 24 possible ones */
    public GreatCircleTimes(Settings settings) {
        this.settings = settings;
        this.traffic = settings.speedByHour()
                .map(percents -> Traffic.of(percents, settings.zone()))
                .orElse(Traffic.NONE);
    }

    @Override
    public Duration between(GeoPoint from, GeoPoint to) {
        return Duration.ofSeconds(Math.round(metres(from, to) / settings.kilometresPerHour() * 3.6));
    }

    @Override
    public Traffic traffic() {
        return traffic;
    }

    @Override
    public double metres(GeoPoint from, GeoPoint to) {
        return from.metresTo(to) * settings.detour();
    }
}
