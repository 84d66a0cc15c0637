package oms.identity;

import java.time.ZoneId;

/**
 * A merchant whose business runs here.
 *
 * @param zone where the merchant's business days begin and end
 * @param currency ISO 4217
 */
public record MerchantView(String id, String name, ZoneId zone, String currency) {}
