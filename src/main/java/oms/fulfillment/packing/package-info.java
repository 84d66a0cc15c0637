/**
 * Which boxes, and how: a pure engine. Articles and boxes in, loads with the place of every piece out; no database, no clock,
 * the same answer for the same question. Lengths are millimetres, weights grams.
 */
@NullMarked
package oms.fulfillment.packing;

import org.jspecify.annotations.NullMarked;
