package oms.inventory;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

@ConfigMapping(prefix = "oms.inventory")
interface InventorySettings {
    Turns turns();

    /** How buyers of one SKU queue in this process, before they take a database connection. */
    interface Turns {
        /** How many may buy a SKU at once; together they hold no more connections than this. */
        @WithDefault("6")
        int atOnce();

        /** How many more may wait for it; who comes then is told to come again. */
        @WithDefault("100")
        int waiting();

        /** How long one waits before being told to come again. */
        @WithDefault("PT2S")
        Duration patience();
    }

    Promises promises();

    /** How long stock is promised to an order that is not authorised, where the merchant has set nothing else. */
    interface Promises {
        @WithDefault("PT30M")
        Duration card();

        @WithDefault("P3D")
        Duration bankTransfer();

        @WithDefault("P1D")
        Duration payLater();
    }

    /** How long it is remembered that nothing is left of a SKU; what was given back longer ago than this is found. */
    @WithDefault("PT1S")
    Duration soldOutFor();
}
