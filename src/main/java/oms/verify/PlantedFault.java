package oms.verify;

import java.util.List;

/**
 * Rows that keep an invariant, and the statement that breaks it.
 *
 * @param breaks the invariant's name
 * @param how the fault in words
 * @param sound rows in order, written first
 * @param fault what breaks it
 */
record PlantedFault(String breaks, String how, List<String> sound, List<String> fault) {
    /** Nobody else's: so that other tests' rows are not mistaken for the planted ones. */
    static final String MERCHANT = "mer_planted";

    static PlantedFault of(String breaks, String how, List<String> sound, String... fault) {
        return new PlantedFault(breaks, how, sound, List.of(fault));
    }
}
