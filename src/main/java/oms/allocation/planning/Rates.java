package oms.allocation.planning;

import java.time.Duration;

/**
 * What things cost, in minor units of the merchant's currency, and how long they take.
 *
 * @param perKilometre a kilometre driven
 * @param perHour an hour of a driver's time on the road
 * @param perSplit every shipment of an order beyond the first
 * @param perRiskMinute each minute by which a delivery comes nearer to its deadline than {@code comfort}
 * @param perFullVehicle what a full vehicle costs by leaving no room; grows with the square of the load
 * @param perChange another warehouse or driver than the plan in force
 * @param perPromiseMinute each minute by which a promise already given is missed
 * @param comfort how long before its deadline a delivery should be done
 * @param loading time at the dock before a trip departs
 * @param service time at each door
 * @param reserve what is added to the expected end of a stop before it is promised
 * @param promiseStep promises are rounded up to whole steps
 */
public record Rates(
        long perKilometre,
        long perHour,
        long perSplit,
        long perRiskMinute,
        long perFullVehicle,
        long perChange,
        long perPromiseMinute,
        Duration comfort,
        Duration loading,
        Duration service,
        Duration reserve,
        Duration promiseStep) {

    /** Cents of a city van in 2026: 45 a kilometre, 24 dollars an hour. */
    public static final Rates USUAL = new Rates(
            45,
            2400,
            400,
            10,
            300,
            150,
            5,
            Duration.ofMinutes(90),
            Duration.ofMinutes(15),
            Duration.ofMinutes(10),
            Duration.ofMinutes(20),
            Duration.ofMinutes(30));
}
