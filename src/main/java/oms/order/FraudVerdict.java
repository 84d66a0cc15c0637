package oms.order;

/**
 * What the fraud check found.
 *
 * @param score 0 (harmless) to 1
 * @param reason in words a reviewer understands
 * @param by the reviewer, or {@code fraud} for the automatic check
 */
public record FraudVerdict(double score, String reason, String by) {}
