package oms.fulfillment.packing;

/** Which sides of a piece may stand upright, the others lying; at least one may. */
public record Stand(boolean length, boolean width, boolean height) {
    /** It may lie on any side. */
    public static final Stand ANY = new Stand(true, true, true);
    /** Its height stays up. */
    public static final Stand UPRIGHT = new Stand(false, false, true);

    public Stand {
        if (!length && !width && !height) throw new IllegalArgumentException("A piece must stand on something");
    }
}
