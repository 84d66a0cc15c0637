package oms.order;

import java.time.Instant;

/**
 * What shows that it was handed over.
 *
 * @param kind SIGNATURE, CODE, PHOTO, or several joined by +
 * @param reference where the proof is kept
 */
public record ProofOfDelivery(String kind, String reference, Instant at) {}
