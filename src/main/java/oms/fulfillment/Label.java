package oms.fulfillment;

import java.time.LocalDate;
import java.util.List;

/**
 * What a shipping label says.
 *
 * @param from the warehouse, one line an element
 * @param to the customer's address, one line an element
 * @param no number of the package within its shipment
 * @param sscc 18 digits
 */
record Label(
        String orderNumber,
        String warehouse,
        List<String> from,
        List<String> to,
        int no,
        String sscc,
        int weightGrams,
        LocalDate deliverBy) {
    String weight() {
        return "%.2f kg".formatted(weightGrams / 1000.0);
    }

    /** @return the number with its application identifier, as scanners report it */
    String elementString() {
        return "00" + sscc;
    }
}
