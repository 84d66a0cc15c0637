/**
 * The yardstick. Purpose: to say how much of what the database could do a path through the application leaves, and how many SQL
 * statements it takes; measured on the artifact that ships, over HTTP.
 *
 * <ul>
 *   <li>Owns: no table. It opens a merchant of its own in an empty database.
 *   <li>Tells and hears nothing.
 *   <li>Refuses: a database in which somebody already works.
 * </ul>
 *
 * <p>The floor is not written by hand: {@link oms.bench.Footprint} looks which rows a checkout left in whatever tables, and {@link
 * oms.bench.Floor} writes rows like these by bare JDBC. So it stays true when modules change, and no schema is named here.
 */
@Module(
        name = "bench",
        uses = {"identity", "outside", "verify"})
@NullMarked
package oms.bench;

import oms.Module;
import org.jspecify.annotations.NullMarked;
