/**
 * Who delivers. Purpose: know every driver, the shift, and how much room the vehicle has.
 *
 * <ul>
 *   <li>Owns: drivers, their capacity claims, their last position.
 *   <li>Tells: {@code driver.changed}, {@code driver.shift_started}, {@code driver.shift_ended}.
 *   <li>Hears: nothing; allocation claims room, whoever ends a shipment frees it.
 *   <li>Refuses: a load beyond a vehicle's maximum; two drivers for one shipment; to decide who drives what.
 * </ul>
 */
@Module(
        name = "fleet",
        uses = {"database", "events", "geo", "identity", "web"})
@NullMarked
package oms.fleet;

import oms.Module;
import org.jspecify.annotations.NullMarked;
