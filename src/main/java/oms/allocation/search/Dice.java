package oms.allocation.search;

/** Cheap random numbers of one thread, the same for the same seed (after Steele, Lea and Flood, 2014, SplitMix). */
final class Dice {
    private long state;

    Dice(long seed) {
        this.state = seed * 0x9E3779B97F4A7C15L + 0xD1B54A32D192ED03L;
    }

    private long next() {
        long z = state += 0x9E3779B97F4A7C15L;
        z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
        z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
        return z ^ (z >>> 31);
    }

    /** @return a whole number from 0 to below {@code bound} */
    int below(int bound) {
        return (int) (((next() >>> 32) * bound) >>> 32);
    }

    /** @return from 0 to below 1 */
    double part() {
        return (next() >>> 11) * 0x1.0p-53;
    }
}
