/**
 * Benches of the search on public instances, with their readers: {@code ./oms bench mdvrp|vrptw|pdptw|mtvrptwr|gap <folder>}. Each
 * prints value, best known and gap by instance, and whether the checker found the result to hold.
 */
@NullMarked
package oms.allocation.bench;

import org.jspecify.annotations.NullMarked;
