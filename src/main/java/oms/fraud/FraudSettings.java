package oms.fraud;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

@ConfigMapping(prefix = "oms.fraud")
interface FraudSettings {
    /** A review ends this long before the promised delivery, so that an approved order can still keep it. */
    @WithDefault("PT2H")
    Duration reviewLead();

    /** A review ends this long before the hold on the buyer's money lapses. */
    @WithDefault("PT12H")
    Duration holdLead();

    /** What a reviewer is given at least, as long as promise and hold last. */
    @WithDefault("PT30M")
    Duration leastReview();

    /** Whether tries to pay and promotion codes are limited at merchants that have settled nothing of their own. */
    @WithDefault("true")
    boolean limited();
}
