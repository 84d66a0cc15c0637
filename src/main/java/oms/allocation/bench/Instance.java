package oms.allocation.bench;

import oms.allocation.search.Problem;

/**
 * A public instance.
 *
 * @param best the best value known
 * @param vehicles with how many vehicles it was reached; 0 where they are not counted
 */
record Instance(String name, Problem problem, double best, int vehicles) {}
