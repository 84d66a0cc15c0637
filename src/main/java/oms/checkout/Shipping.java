package oms.checkout;

import jakarta.enterprise.context.ApplicationScoped;
import oms.geo.GeoPoint;
import oms.geo.TravelTimes;
import oms.money.Money;
import oms.order.Sla;
import org.jspecify.annotations.Nullable;

/** What delivery costs the shopper. */
@ApplicationScoped
class Shipping {
    private final CheckoutSettings settings;
    private final TravelTimes travel;

    Shipping(CheckoutSettings settings, TravelTimes travel) {
        this.settings = settings;
        this.travel = travel;
    }

    /** @return the one price for everybody */
    Money flat(Sla sla, String currency) {
        return Money.of(rate(sla), currency);
    }

    /** @return the price from a certain warehouse; as {@link #flat} while the door is not known */
    Money from(GeoPoint warehouse, @Nullable GeoPoint door, Sla sla, String currency) {
        if (door == null) return flat(sla, currency);
        var kilometres = (long) (travel.metres(warehouse, door) / 1000);
        return Money.of(rate(sla) + kilometres * settings.shipping().perKilometre(), currency);
    }

    private long rate(Sla sla) {
        return switch (sla) {
            case SAME_DAY -> settings.shipping().sameDay();
            case NEXT_DAY -> settings.shipping().nextDay();
            case STANDARD, WINDOW -> settings.shipping().standard();
        };
    }
}
