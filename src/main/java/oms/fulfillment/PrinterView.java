package oms.fulfillment;

/**
 * A label printer that takes ZPL by raw socket.
 *
 * @param warehouse in which it stands
 * @param active whether it is offered
 */
record PrinterView(String code, String name, String warehouse, String host, int port, boolean active) {}
