package oms.allocation.planning;

import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;

/** What an option breaks, in words. */
final class Refusals {
    private static final DateTimeFormatter CLOCK = DateTimeFormatter.ofPattern("HH:mm");

    private final Option option;
    private final List<String> words = new ArrayList<>();

    Refusals(Option option) {
        this.option = option;
    }

    void missing(StockLevel level, int taken) {
        words.add(level.warehouse() + ": " + taken + " of " + level.quantity() + " " + level.sku()
                + " go to other orders of this plan");
    }

    /** @param load units before the option */
    void day(Driver driver, long load, DayCosts.Account day) {
        if (day.overload() > 0)
            words.add(driver.code() + ": load " + load + " + " + (day.units() - load) + " = " + day.units() + " > max "
                    + driver.max());
        if (day.overtime() > 0)
            words.add(driver.code() + ": would be done at " + clock(Numbers.instant(day.end())) + ", the shift ends at "
                    + clock(driver.until()));
    }

    private String clock(Instant time) {
        return CLOCK.format(time.atZone(option.legs().getFirst().warehouse().zone()));
    }

    List<String> all() {
        for (var leg : option.legs()) {
            if (!leg.allowed())
                words.add(leg.warehouse().code() + ": the order is bound to "
                        + leg.request().bound());
            if (!leg.skilled())
                words.add(leg.driver().code() + ": lacks "
                        + String.join(", ", leg.request().skills()));
        }
        return List.copyOf(words);
    }
}
