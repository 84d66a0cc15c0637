package oms.identity;

import jakarta.inject.Singleton;
import jakarta.ws.rs.core.NewCookie;
import jakarta.ws.rs.core.UriInfo;
import java.time.Duration;

/** The cookie that carries a session or a device key: out of reach of scripts and of other sites. */
@Singleton
class SessionCookie {
    private static final Duration DEVICE = Duration.ofDays(180);

    private final IdentitySettings settings;

    SessionCookie(IdentitySettings settings) {
        this.settings = settings;
    }

    NewCookie with(String secret, UriInfo uri) {
        var age = secret.startsWith(Secrets.DEVICE) ? DEVICE : settings.sessionLifetime();
        return cookie(secret, uri, age);
    }

    NewCookie gone(UriInfo uri) {
        return cookie("", uri, Duration.ZERO);
    }

    private static NewCookie cookie(String value, UriInfo uri, Duration age) {
        return new NewCookie.Builder(Doorman.COOKIE)
                .value(value)
                .path("/")
                .httpOnly(true)
                .sameSite(NewCookie.SameSite.STRICT)
                .secure("https".equals(uri.getRequestUri().getScheme()))
                .maxAge(Math.toIntExact(age.toSeconds()))
                .build();
    }
}
