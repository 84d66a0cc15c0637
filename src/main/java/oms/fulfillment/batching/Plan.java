package oms.fulfillment.batching;

import java.util.List;

/**
 * All orders, batch by batch, the most urgent first.
 *
 * @param batches the orders of each, by their places in the list
 * @param effort of all batches together
 * @param late how much all orders together come after their deadlines; 0 where none does
 * @param isBest whether it is proven that no plan is better
 */
public record Plan(List<List<Integer>> batches, long effort, long late, boolean isBest) {}
