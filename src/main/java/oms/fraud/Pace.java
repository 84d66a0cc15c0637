package oms.fraud;

/**
 * Orders within the last hour, 24 hours and 7 days; counted exactly up to {@value #COUNTED}.
 *
 * @param hour are among those of the {@code day}, and these among those of the {@code week}
 */
record Pace(int hour, int day, int week) {
    /** No count goes further: so many rows are looked at for each customer, card, device, address and IP address. */
    static final int COUNTED = 100;

    static final Pace NONE = new Pace(0, 0, 0);
}
