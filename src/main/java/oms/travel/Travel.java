package oms.travel;

import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.lang.reflect.InvocationTargetException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Locale;
import java.util.Objects;
import oms.geo.GreatCircleTimes;
import oms.geo.TravelTimes;

/** Chooses who is asked, once, at the start. */
@Singleton
class Travel {
    private final TravelSettings settings;
    private final GreatCircleTimes greatCircle;
    private final MeterRegistry metrics;
    private final Clock clock;

    Travel(TravelSettings settings, GreatCircleTimes greatCircle, MeterRegistry metrics, Clock clock) {
        this.settings = settings;
        this.greatCircle = greatCircle;
        this.metrics = metrics;
        this.clock = clock;
    }

    /** @throws IllegalStateException where the source is not set up, saying what is missing */
    @Produces
    @ApplicationScoped
    TravelTimes times() {
        return switch (settings.source()) {
            case GREAT_CIRCLE -> greatCircle;
            case OSRM -> road(new Osrm(settings.osrm()));
            case GRAPHHOPPER -> road(graphHopper());
        };
    }

    private TravelTimes road(Tables tables) {
        var source = settings.source().name().toLowerCase(Locale.ROOT);
        var fallbacks = metrics.counter("oms.travel.fallbacks", "source", source);
        return new RoadTimes(tables, greatCircle, fallbacks::increment, settings.pause(), settings.kept(), clock);
    }

    private Tables graphHopper() {
        var file = settings.graphhopper()
                .file()
                .map(Path::of)
                .orElseThrow(
                        () -> new IllegalStateException("Set oms.travel.graphhopper.file to an OpenStreetMap file"));
        if (!Files.isReadable(file))
            throw new IllegalStateException("oms.travel.graphhopper.file: " + file + " cannot be read");
        return graphHopper(file, Path.of(settings.graphhopper().folder()));
    }

    /** By name, because production builds leave GraphHopper out. */
    static Tables graphHopper(Path file, Path folder) {
        try {
            return (Tables) Class.forName("oms.travel.graphhopper.GraphHopperRoads")
                    .getMethod("open", Path.class, Path.class)
                    .invoke(null, file, folder);
        } catch (ClassNotFoundException absent) {
            throw new IllegalStateException(
                    "This build has no GraphHopper: take one made without -Dno-embedded, or OSRM", absent);
        } catch (InvocationTargetException refused) {
            var why = Objects.requireNonNullElse(refused.getCause(), refused);
            throw new IllegalStateException("GraphHopper cannot use " + file + ": " + why.getMessage(), why);
        } catch (ReflectiveOperationException broken) {
            throw new IllegalStateException("GraphHopper did not start", broken);
        }
    }
}
