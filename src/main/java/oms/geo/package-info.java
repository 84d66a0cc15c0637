/**
 * Places and the ways between them: points, postal addresses, distances and travel times. Owns nothing, tells nothing;
 * refuses points that are not on Earth.
 */
@Module(name = "geo")
@NullMarked
package oms.geo;

import oms.Module;
import org.jspecify.annotations.NullMarked;
