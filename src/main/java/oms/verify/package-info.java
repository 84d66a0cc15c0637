/**
 * The auditor. Purpose: to say at any time whether what must never break has broken.
 *
 * <ul>
 *   <li>Owns: the list of invariants, each one named SQL query that returns nothing when all is well; the faults planted to test
 *       them; what the audits found.
 *   <li>Tells and hears nothing: it looks, when asked, every few minutes at what changed, and at night at everything.
 *   <li>Refuses: to write into another module's tables. It is the only one that reads them.
 * </ul>
 */
@Module(
        name = "verify",
        uses = {"identity", "console", "order", "web"},
        audits = true)
@NullMarked
package oms.verify;

import oms.Module;
import org.jspecify.annotations.NullMarked;
