/**
 * The embedded PostgreSQL for demo, bench and a server without a database of its own.
 *
 * <p>Owns: a data folder, its server process and who may stop it. Refuses: to be part of a native or production build
 * ({@code -Dno-embedded} leaves it out; it is therefore loaded by name).
 */
@Module(name = "embedded")
@NullMarked
package oms.embedded;

import oms.Module;
import org.jspecify.annotations.NullMarked;
