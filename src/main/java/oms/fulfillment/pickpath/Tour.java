package oms.fulfillment.pickpath;

import java.util.List;

/**
 * A walk from the depot and back.
 *
 * @param stops each place once, in walking order
 * @param path every place and every crossing that is passed, in order, from the depot to the depot
 * @param length of the whole way
 * @param bound no walk is shorter than this; where it equals the length, the walk is proven to be the shortest
 */
public record Tour(List<Stop> stops, List<Stop> path, long length, long bound) {
    public boolean isShortest() {
        return length <= bound;
    }
}
