package oms.delivery;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.Optional;

@ConfigMapping(prefix = "oms.delivery")
interface DeliverySettings {
    /** Shipments of one driver from one warehouse whose pick-ups lie no further apart leave on one trip. */
    @WithDefault("PT45M")
    Duration sameDeparture();

    /** When what a trip leaves behind, or fails to deliver, is planned to leave next. */
    @WithDefault("PT1H")
    Duration nextDeparture();

    /** Time at a door: park, walk, ring, hand over. */
    @WithDefault("PT3M")
    Duration doorTime();

    /** Metres around a door within which the driver's phone reports the arrival by itself; 0: never. */
    @WithDefault("60")
    int arrivalRadius();

    /** How far a phone's clock may be ahead of ours. */
    @WithDefault("PT2M")
    Duration clockSkew();

    /** How long positions are kept; older ones are not taken. */
    @WithDefault("P30D")
    Duration keepPositions();

    /** How long the code lives that a shopper is shown to tell at the door. */
    @WithDefault("PT10M")
    Duration codeLifetime();

    /** How soon after a code the shopper can have the next one. */
    @WithDefault("PT5S")
    Duration codeEvery();

    /** Wrong codes for one delivery in all, and of one driver within a code's lifetime. */
    @WithDefault("5")
    int codeTries();

    /** Rounds of PBKDF2-HMAC-SHA256 for codes. */
    @WithDefault("100000")
    int codeRounds();

    /** Up to how many stops before theirs shoppers see the driver on the map; 0: only when theirs is next. */
    @WithDefault("0")
    int showDriverWithinStops();

    /** How often a followed order is looked at. */
    @WithDefault("PT2S")
    Duration liveEvery();

    /** After how long a live connection ends and the page opens the next. */
    @WithDefault("PT30M")
    Duration liveAtMost();

    /** GeoJSON drawn below maps, such as {@code /maps/new-york.geojson}: land, streets, zones. */
    Optional<String> mapUrl();

    /**
     * Map tiles, such as {@code https://tiles.example.org/{z}/{x}/{y}.png}; their origin belongs into
     * {@code oms.identity.image-origins} too. Maps are useful without.
     */
    Optional<String> tileUrl();

    /** Who made the tiles, for the map's corner. */
    Optional<String> tileAttribution();
}
