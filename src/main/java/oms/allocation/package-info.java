/**
 * Stage 4: which warehouse ships what, and which driver delivers it, decided together. What stands is the arithmetic, in
 * {@link oms.allocation.planning}: the planning model, its rules and prices, and the explanation of a choice.
 */
@Module(
        name = "allocation",
        uses = {"money", "geo"})
@NullMarked
package oms.allocation;

import oms.Module;
import org.jspecify.annotations.NullMarked;
