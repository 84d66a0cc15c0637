/**
 * GraphHopper reads an OpenStreetMap file and contracts its network; the ways over it are {@link oms.travel.RoadGraph}'s. Left out of
 * production and native builds, which name no class of this package.
 */
@NullMarked
package oms.travel.graphhopper;

import org.jspecify.annotations.NullMarked;
