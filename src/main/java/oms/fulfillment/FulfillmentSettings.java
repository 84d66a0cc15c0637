package oms.fulfillment;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** What holds for merchants who have not set their own packing rules. */
@ConfigMapping(prefix = "oms.fulfillment")
interface FulfillmentSettings {
    /** GS1 company prefix of the numbers on labels, 6 to 12 digits. The default (040) circulates inside one company only. */
    @WithDefault("0400000")
    String companyPrefix();

    /** A package may weigh this much more or less than expected, in thousandths. */
    @WithDefault("30")
    int tolerancePermille();

    /** A package may always weigh this much more or less than expected, in grams. */
    @WithDefault("50")
    int toleranceGrams();

    Layout layout();

    /** How a warehouse is built, for the walk through it: one block of parallel aisles, the packing bench in front of the first. */
    interface Layout {
        /** From one aisle to the next, in mm. */
        @WithDefault("3000")
        long aisleMm();

        /** From one bin to the next along the aisle, in mm. */
        @WithDefault("1000")
        long binMm();

        /** Bins in an aisle, from the front to the back cross aisle. */
        @WithDefault("20")
        long bins();
    }
}
