/**
 * The door to PostgreSQL. Purpose: one way to speak SQL (Jdbi), inside the running transaction where there is one. Owns
 * no table. Tells nothing, hears nothing. Refuses to manage transactions: {@code @Transactional} at the use case does.
 */
@Module(name = "database")
@NullMarked
package oms.database;

import oms.Module;
import org.jspecify.annotations.NullMarked;
