/**
 * Which orders are picked on one round: a pure engine. Orders with their totes and deadlines in, batches for the trolleys out; no
 * database, no clock. What a batch costs is asked of the caller, who has the exact walk for it.
 */
@NullMarked
package oms.fulfillment.batching;

import org.jspecify.annotations.NullMarked;
