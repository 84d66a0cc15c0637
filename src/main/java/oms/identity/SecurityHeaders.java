package oms.identity;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** What every answer tells the browser: scripts and styles from here only, no frames, no guessing, camera and place for us. */
@Singleton
class SecurityHeaders {
    private static final int EARLY = 1000;

    private final String policy;

    /** @param tiles where map tiles come from, such as {@code https://tiles.example.org}; none by default */
    SecurityHeaders(@ConfigProperty(name = "oms.identity.image-origins") Optional<String> tiles) {
        policy = "default-src 'self'; script-src 'self'; style-src 'self'; img-src 'self' data: blob:"
                + tiles.map(origin -> " " + origin).orElse("")
                + "; connect-src 'self'; object-src 'none'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'";
    }

    void register(@Observes Filters filters) {
        filters.register(this::add, EARLY);
    }

    private void add(RoutingContext context) {
        var headers = context.response().headers();
        headers.set("Content-Security-Policy", policy);
        headers.set("X-Content-Type-Options", "nosniff");
        headers.set("X-Frame-Options", "DENY");
        headers.set("Referrer-Policy", "same-origin");
        headers.set("Cross-Origin-Opener-Policy", "same-origin");
        headers.set("Permissions-Policy", "camera=(self), geolocation=(self), microphone=(), payment=(), usb=()");
        if ("https".equals(context.request().scheme()))
            headers.set("Strict-Transport-Security", "max-age=31536000; includeSubDomains");
        context.next();
    }
}
