package oms.fraud;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.Map;

@ConfigMapping(prefix = "oms.fraud")
interface FraudSettings {
    /** Scores from here on need a person. */
    @WithDefault("0.5")
    BigDecimal reviewFrom();

    /** Scores above this are rejected; this one itself still goes to a person. */
    @WithDefault("0.8")
    BigDecimal rejectAbove();

    /** What a signal at its full strength adds to the score. */
    Weights weights();

    /** Other weights to score with beside the live ones, by signal ({@code velocity=0.7}); signals not named keep theirs. */
    Map<String, BigDecimal> shadowWeights();

    Usual usual();

    /** A review ends this long before the promised delivery, so that an approved order can still keep it. */
    @WithDefault("PT2H")
    Duration reviewLead();

    /** A review ends this long before the hold on the buyer's money lapses. */
    @WithDefault("PT12H")
    Duration holdLead();

    /** What a reviewer is given at least, as long as promise and hold last. */
    @WithDefault("PT30M")
    Duration leastReview();

    interface Weights {
        @WithDefault("0.30")
        BigDecimal customerHistory();

        @WithDefault("0.25")
        BigDecimal orderValue();

        @WithDefault("0.60")
        BigDecimal shippingAddress();

        @WithDefault("0.20")
        BigDecimal paymentMethod();

        @WithDefault("0.60")
        BigDecimal device();

        @WithDefault("0.50")
        BigDecimal velocity();
    }

    /** What is nothing unusual. */
    interface Usual {
        /** Orders in an hour by one customer. */
        @WithDefault("3")
        int ordersByCustomer();

        /** Orders in an hour with one card. */
        @WithDefault("3")
        int ordersByCard();

        /** Orders in an hour from one device. */
        @WithDefault("3")
        int ordersByDevice();

        /** Orders in an hour to one address. */
        @WithDefault("6")
        int ordersByAddress();

        /** Customers that share a card or a device within 30 days: a household. */
        @WithDefault("3")
        int sharers();

        /** Kilometres between where goods go and where the bill or the device is. */
        @WithDefault("50")
        double kilometres();

        /** An order may be this many times the usual value. */
        @WithDefault("2")
        double timesTheValue();
    }
}
