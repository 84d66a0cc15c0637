/**
 * The search: a vehicle-routing solver in plain arrays, with neither Timefold nor database. A {@link oms.allocation.search.Problem}
 * goes in, a {@link oms.allocation.search.Tours} comes out, never worse than the one given, and counted again from the raw data by
 * a {@link oms.allocation.search.Checker} that shares no code with the search.
 *
 * <p>Regret insertion builds the first plan; then strings of neighbouring stops are taken out and put back in, under simulated
 * annealing, on as many cores as there are (after Christiaens and Vanden Berghe, 2020, Slack Induction by String Removals for
 * Vehicle Routing Problems). Jobs that go to capacitated agents without any way between them are {@link
 * oms.allocation.search.Assignment}'s. Jobs that choose among given ways, where whole days have a price of their own and shelves are
 * everybody's, are {@link oms.allocation.search.Sharing}'s; that is what the product plans with.
 */
@NullMarked
package oms.allocation.search;

import org.jspecify.annotations.NullMarked;
