/**
 * Money: an amount in minor units and its currency. Owns nothing, tells nothing; refuses to add two currencies and to
 * overflow in silence.
 */
@Module(name = "money")
@NullMarked
package oms.money;

import oms.Module;
import org.jspecify.annotations.NullMarked;
