package oms.inventory;

/**
 * A correction of what is on hand.
 *
 * @param reference names the adjustment, recorded once
 * @param change pieces, below zero for fewer
 * @param reason in words, kept in the ledger
 */
public record Adjustment(String reference, String warehouse, String sku, long change, String reason) {}
