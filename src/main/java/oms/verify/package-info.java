/**
 * The auditor. Purpose: to say at any time whether what must never break has broken.
 *
 * <ul>
 *   <li>Owns: no table; the list of invariants, each one named SQL query that returns nothing when all is well.
 *   <li>Tells and hears nothing: it looks.
 *   <li>Refuses: to write. It is the only module that reads every module's tables; only the demo uses it.
 * </ul>
 */
@Module(
        name = "verify",
        uses = {"identity", "console", "order"},
        audits = true)
@NullMarked
package oms.verify;

import oms.Module;
import org.jspecify.annotations.NullMarked;
