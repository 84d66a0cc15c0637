package oms.identity;

import io.quarkus.security.identity.IdentityProviderManager;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.identity.request.AuthenticationRequest;
import io.quarkus.vertx.http.runtime.security.ChallengeData;
import io.quarkus.vertx.http.runtime.security.HttpAuthenticationMechanism;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.Set;

/**
 * The one way in: {@code Authorization: Bearer} for keys and order tokens, a cookie for people's sessions and for phones
 * with an enrolled device key. A request from another site never counts as the cookie's owner's.
 */
@ApplicationScoped
class Doorman implements HttpAuthenticationMechanism {
    static final String COOKIE = "oms_session";

    private static final String BEARER = "bearer ";
    private static final int LONGEST = 200;

    @Override
    public Uni<SecurityIdentity> authenticate(RoutingContext context, IdentityProviderManager manager) {
        var header = context.request().getHeader("Authorization");
        if (header != null && header.regionMatches(true, 0, BEARER, 0, BEARER.length())) {
            var secret = header.substring(BEARER.length()).strip();
            return manager.authenticate(new CredentialRequest(shortened(secret)));
        }
        return fromCookie(context)
                .map(secret -> manager.authenticate(new CredentialRequest(secret))
                        .onFailure(io.quarkus.security.AuthenticationFailedException.class)
                        .recoverWithNull())
                .orElseGet(() -> Uni.createFrom().nullItem());
    }

    /** What is no secret of ours is still hashed and looked up, but not at any length. */
    private static String shortened(String secret) {
        return secret.length() > LONGEST ? secret.substring(0, LONGEST) : secret;
    }

    private static Optional<String> fromCookie(RoutingContext context) {
        var cookie = context.request().getCookie(COOKIE);
        if (cookie == null || !fromHere(context.request())) return Optional.empty();
        return Optional.of(cookie.getValue())
                .filter(value -> value.startsWith(Secrets.SESSION) || value.startsWith(Secrets.DEVICE))
                .map(Doorman::shortened);
    }

    /** Safe methods; else what the browser says of the origin; else a header that another site cannot send unasked. */
    private static boolean fromHere(HttpServerRequest request) {
        if (Set.of("GET", "HEAD", "OPTIONS").contains(request.method().name())) return true;
        var site = request.getHeader("Sec-Fetch-Site");
        if (site != null) return site.equals("same-origin") || site.equals("none");
        var origin = request.getHeader("Origin");
        if (origin != null) return origin.equals(request.scheme() + "://" + request.authority());
        return !request.path().startsWith("/v1") || request.getHeader("X-CSRF-TOKEN") != null;
    }

    @Override
    public Uni<ChallengeData> getChallenge(RoutingContext context) {
        return Uni.createFrom()
                .item(
                        isPage(context.request())
                                ? toLogIn(context.request())
                                : new ChallengeData(401, "WWW-Authenticate", "Bearer"));
    }

    private static boolean isPage(HttpServerRequest request) {
        var accept = request.getHeader("Accept");
        return accept != null
                && accept.contains("text/html")
                && request.getHeader("HX-Request") == null
                && request.getHeader("Authorization") == null
                && !request.path().startsWith("/v1");
    }

    private static ChallengeData toLogIn(HttpServerRequest request) {
        var next = request.method().name().equals("GET") ? request.uri() : "/";
        return new ChallengeData(302, "Location", "/login?next=" + URLEncoder.encode(next, StandardCharsets.UTF_8));
    }

    @Override
    public Set<Class<? extends AuthenticationRequest>> getCredentialTypes() {
        return Set.of(CredentialRequest.class);
    }
}
