package oms.fraud;

import java.util.List;

/**
 * Warnings against what turned out.
 *
 * @param caught fraud that was stopped or reviewed; {@code missed} fraud that was approved
 * @param alarms false ones: good orders that were stopped or reviewed; {@code passed} good orders that were approved
 */
record Confusion(int caught, int missed, int alarms, int passed) {
    /** @param flagged stopped or sent to a person */
    record Case(boolean fraudulent, boolean flagged) {}

    static Confusion of(List<Case> cases) {
        return new Confusion(
                count(cases, true, true),
                count(cases, true, false),
                count(cases, false, true),
                count(cases, false, false));
    }

    private static int count(List<Case> cases, boolean fraudulent, boolean flagged) {
        return (int) cases.stream()
                .filter(c -> c.fraudulent() == fraudulent && c.flagged() == flagged)
                .count();
    }

    /** @return labelled orders */
    public int cases() {
        return caught + missed + alarms + passed;
    }

    /** @return of what was flagged the share that was fraud; NaN where nothing was */
    public double precision() {
        return (double) caught / (caught + alarms);
    }

    /** @return of all fraud the share that was flagged; NaN where there was none */
    public double recall() {
        return (double) caught / (caught + missed);
    }
}
