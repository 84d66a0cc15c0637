package oms.fulfillment;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.util.List;
import java.util.Optional;

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

    /**
     * Hosts at which label printers may be reached by raw socket, by name or address; one that ends with a dot names all addresses that begin
     * so. None: nothing is sent.
     */
    Optional<List<String>> printerHosts();

    Layout layout();

    /** How a warehouse is built of which nobody has said so: one block of parallel aisles, the depot in front of the first. */
    interface Layout {
        /** From one aisle to the next, in mm. */
        @WithDefault("3000")
        int aisleMm();

        /** From one bin to the next along the aisle, in mm. */
        @WithDefault("1000")
        int binMm();

        /** Bins in an aisle, from the front to the back cross aisle. */
        @WithDefault("20")
        int bins();
    }
}
