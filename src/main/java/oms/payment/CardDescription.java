package oms.payment;

/**
 * What a gateway tells of the card behind a token; no card number.
 *
 * @param known whether the gateway knows the token at all
 * @param last4 the last four digits, as printed on receipts
 * @param fingerprint the same for every use of one card
 * @param country where it was issued, ISO 3166-1 alpha-2
 */
public record CardDescription(boolean known, String brand, String last4, String fingerprint, String country) {}
