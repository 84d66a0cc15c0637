package oms.identity;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.vertx.core.http.HttpServerRequest;
import jakarta.annotation.security.PermitAll;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.net.URI;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/** Logging in and out, and one's own password. */
@Path("/")
@Produces(MediaType.TEXT_HTML)
class AccountPages {
    @CheckedTemplate(basePath = "identity")
    static class Templates {
        private Templates() {}

        static native TemplateInstance login(String next, String email, String refusal);
    }

    private final LogIn logIn;
    private final Sessions sessions;
    private final Audit audit;
    private final Caller caller;
    private final SessionCookie cookie;

    AccountPages(LogIn logIn, Sessions sessions, Audit audit, Caller caller, SessionCookie cookie) {
        this.logIn = logIn;
        this.sessions = sessions;
        this.audit = audit;
        this.caller = caller;
        this.cookie = cookie;
    }

    @GET
    @Path("login")
    @PermitAll
    public Response login(@RestQuery @Nullable String next) {
        if (caller.known())
            return Response.seeOther(URI.create(Landing.of(next))).build();
        return Response.ok(Templates.login(Landing.of(next), "", "")).build();
    }

    @POST
    @Path("login")
    @PermitAll
    public Response logIn(
            @RestForm @NotNull @Size(max = 200) String email,
            @RestForm @NotNull @Size(max = People.LONGEST_PASSWORD) String password,
            @RestForm @Nullable String next,
            UriInfo uri,
            HttpServerRequest request) {
        try {
            return logIn.open(email, password, request.remoteAddress().hostAddress())
                    .map(secret -> Response.seeOther(URI.create(Landing.of(next)))
                            .cookie(cookie.with(secret, uri))
                            .build())
                    .orElseGet(() -> refused(401, next, email, "E-mail or password is not right."));
        } catch (TooManyAttempts tooMany) {
            return Response.fromResponse(refused(429, next, email, tooMany.detail()))
                    .header("Retry-After", tooMany.retryAfter())
                    .build();
        }
    }

    private static Response refused(int status, @Nullable String next, String email, String why) {
        return Response.status(status)
                .entity(Templates.login(Landing.of(next), email, why))
                .build();
    }

    /** Ends the session; a phone's device key stays enrolled but is no longer in this browser. */
    @POST
    @Path("logout")
    @PermitAll
    public Response logOut(UriInfo uri) {
        if (caller.known()) {
            sessions.close(caller.credential());
            audit.record(caller, "person.logged_out", caller.credential());
        }
        return Response.seeOther(URI.create("/login")).cookie(cookie.gone(uri)).build();
    }
}
