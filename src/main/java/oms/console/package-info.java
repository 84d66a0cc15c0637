/**
 * The shell of the admin pages: layout, navigation, control tower, search. Owns no business data; tells nothing; shows
 * other modules' panels by their addresses. Refuses to decide anything: every action is a module's own.
 */
@Module(
        name = "console",
        uses = {"identity", "order", "web"})
@NullMarked
package oms.console;

import oms.Module;
import org.jspecify.annotations.NullMarked;
