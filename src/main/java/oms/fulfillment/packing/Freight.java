package oms.fulfillment.packing;

/**
 * What a carrier asks for a package: the heavier of what it weighs and what its size counts as weighing, rounded up to full steps.
 *
 * @param volumeGrams what the size of the box counts as
 * @param perKg in minor units
 * @param stepGrams to which weights are rounded up
 */
public record Freight(long volumeGrams, long perKg, int stepGrams) {
    static final Freight NONE = new Freight(0, 0, 1);

    public Freight {
        if (stepGrams < 1) throw new IllegalArgumentException("Weights are rounded up to at least a gram");
    }

    /** @return what is paid for */
    public long billed(long grams) {
        return Math.ceilDiv(Math.max(grams, volumeGrams), (long) stepGrams) * stepGrams;
    }

    long price(long grams) {
        return Math.ceilDiv(billed(grams) * perKg, 1000L);
    }
}
