/**
 * The shortest walk through a warehouse: a pure engine. Stops in, their order and the length of the way out; no database, no
 * clock, the same answer for the same question. Any unit of length, the same everywhere.
 */
@NullMarked
package oms.fulfillment.pickpath;

import org.jspecify.annotations.NullMarked;
