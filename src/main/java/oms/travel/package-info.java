/**
 * How long the road takes. Purpose: one answer to "how far, how long" for planning, quotes, explanations, offers and the road, whoever
 * knows it: the great circle, an OSRM server, or GraphHopper over an OpenStreetMap file.
 *
 * <ul>
 *   <li>Owns: the ways that were asked for, in memory.
 *   <li>Tells and hears nothing. Counts in {@code oms.travel.fallbacks} how often the great circle had to answer instead.
 *   <li>Refuses: to start with a source that is not set up; never to answer, whatever becomes of the source.
 * </ul>
 */
@Module(name = "travel", uses = "geo")
@NullMarked
package oms.travel;

import oms.Module;
import org.jspecify.annotations.NullMarked;
