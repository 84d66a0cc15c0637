package oms.fleet;

/** Room on a vehicle for one shipment. */
public record Claim(String shipmentId, String driver, int units) {}
