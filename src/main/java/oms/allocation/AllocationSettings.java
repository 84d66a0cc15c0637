package oms.allocation;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import oms.allocation.planning.Rates;

/** How plans are made and what things cost; every figure is a setting. */
@ConfigMapping(prefix = "oms.allocation")
interface AllocationSettings {
    /** The longest search for a plan of several orders; a single order needs none, all its choices are weighed. */
    @WithDefault("PT0.6S")
    Duration search();

    /** Steps without improvement that end a search sooner. */
    @WithDefault("400")
    int patience();

    /**
     * Islands of the search, each on a core; 0 for half of the cores, at least one: while a burst of orders is planned, batch after
     * batch, the other half goes on answering.
     */
    @WithDefault("0")
    int islands();

    /** @return how many islands there are */
    default int cores() {
        return islands() > 0 ? islands() : Math.max(1, Runtime.getRuntime().availableProcessors() / 2);
    }

    /** Waiting orders planned together. */
    @WithDefault("25")
    int batch();

    /** How long an order that nobody can ship waits before it is tried again; changes of drivers wake it sooner. */
    @WithDefault("PT15S")
    Duration backorderRetry();

    /** How often open plans are looked over for better ones. */
    @WithDefault("PT60S")
    Duration improveEvery();

    /** The longest search for a better plan. */
    @WithDefault("PT2S")
    Duration improveSearch();

    /** Steps without improvement that end the search for a better plan sooner. */
    @WithDefault("10000")
    int improvePatience();

    /** Planned shipments looked over at once, those that leave soonest first. */
    @WithDefault("300")
    int improveAtOnce();

    /** How long a planner may go without renewing its lease before another one takes over. */
    @WithDefault("PT10S")
    Duration lease();

    /** How long a hyperlocal session keeps its warehouse. */
    @WithDefault("PT2H")
    Duration session();

    /** Past days planned again. */
    WhatIf whatIf();

    /** What things cost, in minor units of the merchant's currency. */
    Costs costs();

    /** How much is replayed, and how long it may take. */
    interface WhatIf {
        /** Orders of the day, at most. */
        @WithDefault("1000")
        int orders();

        /** For both sides together. */
        @WithDefault("PT60S")
        Duration time();
    }

    interface Costs {
        /** A kilometre driven. */
        @WithDefault("45")
        long perKilometre();

        /** An hour of a driver's time on the road. */
        @WithDefault("2400")
        long perHour();

        /** Every shipment of an order beyond the first. */
        @WithDefault("400")
        long perSplit();

        /** Each minute by which a delivery comes nearer to its deadline than {@link #comfort}. */
        @WithDefault("10")
        long perRiskMinute();

        /** A vehicle filled to the brim: it leaves no room for what comes next. */
        @WithDefault("300")
        long perFullVehicle();

        /** Another warehouse or driver than was told before. */
        @WithDefault("150")
        long perChange();

        /** Each minute by which a promise already given is missed. */
        @WithDefault("5")
        long perPromiseMinute();

        /** How long before its deadline a delivery should be done. */
        @WithDefault("PT90M")
        Duration comfort();

        /** Time at the dock before a trip departs. */
        @WithDefault("PT15M")
        Duration loading();

        /** Time at each door. */
        @WithDefault("PT10M")
        Duration service();

        /** Added to the expected end of a stop before it is promised. */
        @WithDefault("PT20M")
        Duration reserve();

        /** Promises are rounded up to whole steps of this. */
        @WithDefault("PT30M")
        Duration promiseStep();

        default Rates rates() {
            return new Rates(
                    perKilometre(),
                    perHour(),
                    perSplit(),
                    perRiskMinute(),
                    perFullVehicle(),
                    perChange(),
                    perPromiseMinute(),
                    comfort(),
                    loading(),
                    service(),
                    reserve(),
                    promiseStep());
        }
    }
}
