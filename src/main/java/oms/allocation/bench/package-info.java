/**
 * Benches of the search on public instances, with their readers: {@code ./oms bench mdvrp|vrptw|pdptw|mtvrptwr|gap <folder>}. Each
 * prints value, best known and gap by instance, and whether the checker found the result to hold. {@code ./oms bench allocation} and
 * {@code quote} measure the product's own planning: against proven optima, on a day of sales, and by the clock.
 */
@NullMarked
package oms.allocation.bench;

import org.jspecify.annotations.NullMarked;
