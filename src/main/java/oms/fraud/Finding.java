package oms.fraud;

/**
 * How strongly one signal speaks.
 *
 * @param strength 0 (nothing unusual) to 1
 * @param words what was seen, as a reviewer says it; names nobody
 */
record Finding(Signal signal, double strength, String words) {
    Finding {
        if (!(strength >= 0 && strength <= 1)) throw new IllegalArgumentException(signal + " at " + strength);
    }
}
