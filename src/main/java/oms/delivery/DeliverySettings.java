package oms.delivery;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

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
}
