package oms.travel;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;

/** Who is asked how long the road takes. */
@ConfigMapping(prefix = "oms.travel")
interface TravelSettings {
    /** Where ways come from. */
    enum Source {
        GREAT_CIRCLE,
        OSRM,
        GRAPHHOPPER
    }

    @WithDefault("great-circle")
    Source source();

    /** Ways kept in memory, each from one point to another; the oldest are forgotten. */
    @WithDefault("400000")
    int kept();

    /** How long a source that failed is not asked again. */
    @WithDefault("PT30S")
    Duration pause();

    Osrm osrm();

    Graphhopper graphhopper();

    interface Osrm {
        @WithDefault("http://localhost:5000")
        URI url();

        /** The profile in the address; OSRM's own is decided when the map is prepared. */
        @WithDefault("driving")
        String profile();

        /** For one table. */
        @WithDefault("PT2S")
        Duration timeout();

        /** Points of one table at most: the server's {@code --max-table-size}. */
        @WithDefault("100")
        int mostPoints();
    }

    interface Graphhopper {
        /** An OpenStreetMap file: {@code .osm.pbf}, {@code .osm.gz} or {@code .osm}. */
        Optional<String> file();

        /** Where the network read from it is kept for the next start. */
        @WithDefault(".oms/graphhopper")
        String folder();
    }
}
