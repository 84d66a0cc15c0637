package oms.fulfillment.pickpath;

import java.util.List;

/**
 * A walk from the depot and back.
 *
 * @param stops each place once, in walking order
 * @param length of the whole way
 */
public record Tour(List<Stop> stops, long length) {}
