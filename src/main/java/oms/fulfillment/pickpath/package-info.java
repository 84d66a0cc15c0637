/**
 * The shortest walk through a warehouse: a pure engine. Places in, their order, the path and its length out; no database, no clock,
 * the same answer for the same question. Any unit of length, the same everywhere.
 *
 * <p>{@link oms.fulfillment.pickpath.PickPath} finds the walk, {@link oms.fulfillment.pickpath.BinChoice} also where to take what
 * lies in several places; {@link oms.fulfillment.pickpath.Checker} walks a tour and says what is wrong with it.
 */
@NullMarked
package oms.fulfillment.pickpath;

import org.jspecify.annotations.NullMarked;
