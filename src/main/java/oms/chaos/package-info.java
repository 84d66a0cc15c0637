/**
 * The breakage. Purpose: to prove on real processes that money and stock stay true when servers are killed, the database dies, the
 * gateway lies and everybody comes at once. One driver, a database of its own, two servers of the built application.
 *
 * <ul>
 *   <li>Owns: no table. Merchants are opened by their face, everything else is done over the public endpoints.
 *   <li>Tells and hears nothing.
 *   <li>Refuses: every database but the one it makes for itself; to be part of a production build.
 * </ul>
 */
@Module(
        name = "chaos",
        uses = {"embedded", "identity", "outside", "verify"})
@NullMarked
package oms.chaos;

import oms.Module;
import org.jspecify.annotations.NullMarked;
