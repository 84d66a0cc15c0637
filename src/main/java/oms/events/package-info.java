/**
 * The post office. Purpose: keep every event until each subscriber has handled it once.
 *
 * <ul>
 *   <li>Owns: events (append-only) and their deliveries, one per (event, subscriber); the replayable feed.
 *   <li>Tells: nothing of its own.
 *   <li>Hears: nothing; it carries what others say.
 *   <li>Refuses: publishing outside a transaction; a gap or a repetition in an aggregate's sequence; delivering a later event
 *       of a key before the earlier one; dropping anything in silence.
 * </ul>
 */
@Module(
        name = "events",
        uses = {"database", "web", "identity"})
@NullMarked
package oms.events;

import oms.Module;
import org.jspecify.annotations.NullMarked;
