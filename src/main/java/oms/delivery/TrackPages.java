package oms.delivery;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.Blocking;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;
import oms.delivery.Arrival.Window;
import oms.identity.MerchantView;
import oms.identity.Merchants;
import oms.identity.OrderTokens;
import oms.identity.OrderTokens.Opened;
import org.jspecify.annotations.Nullable;

/**
 * The shopper's page. Its address is a credential: it goes to no other site (Referrer-Policy), into no search engine and into no
 * cache.
 */
@Path("/track/{token}")
@Produces(MediaType.TEXT_HTML)
@PermitAll
@Blocking
class TrackPages {
    /** Where the map's background comes from; empty texts where there is none. */
    record Ground(String geojson, String tiles, String attribution) {}

    /** Times as the merchant's clock shows them. */
    record Clockface(ZoneId zone, Instant now) {
        private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("h:mm a", Locale.ENGLISH);
        private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("EEE d MMM", Locale.ENGLISH);

        /** @return {@code 3:20 PM}, with the day before it unless it is today */
        public String at(@Nullable Instant moment) {
            if (moment == null) return "";
            var local = moment.atZone(zone);
            var isToday = local.toLocalDate().equals(now.atZone(zone).toLocalDate());
            return (isToday ? "" : DAY.format(local) + ", ") + TIME.format(local);
        }

        /** @return {@code 3:20 – 3:35 PM} */
        public String window(Window window) {
            var until = TIME.format(window.until().atZone(zone));
            var from = at(window.from());
            var half = until.substring(until.length() - 3);
            return (from.endsWith(half) ? from.substring(0, from.length() - 3) : from) + " – " + until;
        }
    }

    @CheckedTemplate(basePath = "delivery")
    static class Templates {
        private Templates() {}

        static native TemplateInstance track(
                TrackView track, String token, String shop, Ground ground, Clockface clock);

        static native TemplateInstance track$state(TrackView track, String token, Clockface clock);

        static native TemplateInstance lost();
    }

    private final OrderTokens tokens;
    private final Tracking tracking;
    private final Merchants merchants;
    private final DeliverySettings settings;

    TrackPages(OrderTokens tokens, Tracking tracking, Merchants merchants, DeliverySettings settings) {
        this.tokens = tokens;
        this.tracking = tracking;
        this.merchants = merchants;
        this.settings = settings;
    }

    @GET
    @PermitAll
    public Response page(@PathParam("token") String token) {
        return tokens.find(token)
                .map(order -> answer(200, page(token, order)))
                .orElseGet(() -> answer(404, Templates.lost()));
    }

    /** What changes on the page, as it is now. */
    @GET
    @Path("now")
    @PermitAll
    public Response now(@PathParam("token") String token) {
        return tokens.find(token)
                .map(order -> {
                    var track = tracking.of(order.merchant(), order.orderId());
                    return answer(200, Templates.track$state(track, token, clock(order, track)));
                })
                .orElseGet(() -> answer(404, Templates.lost()));
    }

    private TemplateInstance page(String token, Opened order) {
        var track = tracking.of(order.merchant(), order.orderId());
        var ground = new Ground(
                settings.mapUrl().orElse(""),
                settings.tileUrl().orElse(""),
                settings.tileAttribution().orElse(""));
        return Templates.track(
                track, token, shop(order).map(MerchantView::name).orElse(""), ground, clock(order, track));
    }

    private Clockface clock(Opened order, TrackView track) {
        return new Clockface(shop(order).map(MerchantView::zone).orElse(ZoneId.of("UTC")), track.asOf());
    }

    private Optional<MerchantView> shop(Opened order) {
        return merchants.find(order.merchant());
    }

    private static Response answer(int status, TemplateInstance page) {
        return Response.status(status)
                .entity(page)
                .header("Referrer-Policy", "no-referrer")
                .header("X-Robots-Tag", "noindex, nofollow")
                .header("Cache-Control", "no-store")
                .build();
    }
}
