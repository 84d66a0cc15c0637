/**
 * Who asks: people, their devices, API keys, order tokens, sessions, roles, merchants, and the log of who did what.
 * Owns merchants, people, keys, tokens, sessions and the audit log. Tells and hears nothing. Refuses whoever shows no
 * valid credential; keeps no secret in clear: random ones as SHA-256, passwords as PBKDF2.
 */
@Module(
        name = "identity",
        uses = {"database", "web"})
@NullMarked
package oms.identity;

import oms.Module;
import org.jspecify.annotations.NullMarked;
