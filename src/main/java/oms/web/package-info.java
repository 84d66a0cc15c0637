/**
 * What every endpoint shares. Purpose: one way to refuse (problem+json), to repeat (idempotency keys) and to page (cursors).
 *
 * <ul>
 *   <li>Owns: the answers kept for idempotency keys.
 *   <li>Tells and hears nothing.
 *   <li>Refuses: unknown fields, text with NUL characters, card numbers, a key that comes back with another body.
 * </ul>
 */
@Module(name = "web", uses = "database")
@NullMarked
package oms.web;

import oms.Module;
import org.jspecify.annotations.NullMarked;
