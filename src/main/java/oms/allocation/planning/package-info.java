/**
 * The planner: which warehouse ships what, and which driver delivers it, decided together. Plain Java in, plain Java out:
 * a Timefold model ({@link oms.allocation.planning.Plan}, one {@link oms.allocation.planning.Demand} an order), its rules
 * ({@link oms.allocation.planning.AllocationRules}), the arithmetic behind them ({@link oms.allocation.planning.Costs}) and the
 * account it gives of a choice ({@link oms.allocation.planning.Explanation}). {@link oms.allocation.planning.PlanSolver} lets
 * {@link oms.allocation.search.Sharing} find plans, in a phase of the model's solver. No database, no clock, no injection.
 */
@NullMarked
package oms.allocation.planning;

import org.jspecify.annotations.NullMarked;
