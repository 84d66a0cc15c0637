package oms.fraud;

import java.math.BigDecimal;

/**
 * What one signal gave to a score.
 *
 * @param strength how strongly it spoke, 0 to 1
 * @param weight what it gives at full strength
 * @param points strength × weight, four decimals
 * @param words what was seen
 */
public record Contribution(Signal signal, BigDecimal strength, BigDecimal weight, BigDecimal points, String words) {
    /** @return points in hundredths, for bars */
    public int percent() {
        return points.movePointRight(2).intValue();
    }
}
