/**
 * The sample city. Purpose: to show the whole line at work, from Buy to the door, on real parts.
 *
 * <ul>
 *   <li>Owns: no table. Everything it makes is made through the public endpoints, as the storefront, pickers and drivers would;
 *       only people and their keys are enrolled by their face.
 *   <li>Tells and hears nothing.
 *   <li>Refuses: to run anywhere but in {@code ./oms demo}; nothing of it is active in a server.
 * </ul>
 */
@Module(
        name = "demo",
        uses = {"identity", "outside", "verify"})
@NullMarked
package oms.demo;

import oms.Module;
import org.jspecify.annotations.NullMarked;
