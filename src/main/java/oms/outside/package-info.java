/**
 * The world outside. Purpose: to speak to the application over HTTP as storefronts, pickers and drivers do; for the demo, the bench
 * and the chaos.
 *
 * <ul>
 *   <li>Owns: no table.
 *   <li>Tells and hears nothing.
 *   <li>Refuses: to know any module; it knows the public endpoints only.
 * </ul>
 */
@Module(name = "outside")
@NullMarked
package oms.outside;

import oms.Module;
import org.jspecify.annotations.NullMarked;
