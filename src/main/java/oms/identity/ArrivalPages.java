package oms.identity;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import jakarta.annotation.security.PermitAll;
import jakarta.validation.constraints.NotBlank;
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
import java.time.ZoneId;
import java.util.List;
import oms.web.NotFound;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.RestPath;

/** The pages behind one-time links: the first administrator, invited people, enrolled phones. */
@Path("/")
@Produces(MediaType.TEXT_HTML)
class ArrivalPages {
    @CheckedTemplate(basePath = "identity")
    static class Templates {
        private Templates() {}

        static native TemplateInstance setup(String token, List<String> zones);

        static native TemplateInstance welcome(String token, PersonView person);

        static native TemplateInstance enrol(String refusal);
    }

    private final FirstAdministrator first;
    private final Invitations invitations;
    private final CredentialRepository credentials;
    private final SessionCookie cookie;

    ArrivalPages(
            FirstAdministrator first, Invitations invitations, CredentialRepository credentials, SessionCookie cookie) {
        this.first = first;
        this.invitations = invitations;
        this.credentials = credentials;
        this.cookie = cookie;
    }

    @GET
    @Path("setup/{token}")
    @PermitAll
    public TemplateInstance setup(@RestPath String token) {
        if (!first.awaited(token)) throw new NotFound("set-up link");
        var zones = ZoneId.getAvailableZoneIds().stream()
                .filter(zone -> zone.contains("/") && !zone.startsWith("Etc/") && !zone.startsWith("SystemV/"))
                .sorted()
                .toList();
        return Templates.setup(token, zones);
    }

    @POST
    @Path("setup/{token}")
    @PermitAll
    public Response found(
            @RestPath String token,
            @RestForm @NotBlank @Size(max = 120) String shop,
            @RestForm @NotBlank @Size(max = 60) String timeZone,
            @RestForm @NotBlank @Size(max = 3) String currency,
            @RestForm @NotBlank @Size(max = 120) String name,
            @RestForm @NotBlank @Size(max = 200) String email,
            @RestForm @NotNull @Size(min = People.SHORTEST_PASSWORD, max = People.LONGEST_PASSWORD) String password,
            UriInfo uri) {
        var secret =
                first.found(token, new FirstAdministrator.Founding(shop, timeZone, currency, name, email, password));
        return enter(secret, uri);
    }

    @GET
    @Path("welcome/{token}")
    @PermitAll
    public TemplateInstance welcome(@RestPath String token) {
        return Templates.welcome(token, invitations.find(token).orElseThrow(() -> new NotFound("invitation")));
    }

    @POST
    @Path("welcome/{token}")
    @PermitAll
    public Response accept(
            @RestPath String token,
            @RestForm @NotNull @Size(min = People.SHORTEST_PASSWORD, max = People.LONGEST_PASSWORD) String password,
            UriInfo uri) {
        return enter(invitations.accept(token, password), uri);
    }

    /** The link of a new device carries its key behind the #, which browsers never send; the page's script reads it. */
    @GET
    @Path("enrol")
    @PermitAll
    public TemplateInstance enrol() {
        return Templates.enrol("");
    }

    @POST
    @Path("enrol")
    @PermitAll
    public Response enrol(@RestForm @NotNull @Size(max = 200) String key, UriInfo uri) {
        var secret = key.strip();
        if (!secret.startsWith(Secrets.DEVICE)
                || credentials.find(secret, Secrets.hash(secret)).isEmpty())
            return Response.status(401)
                    .entity(Templates.enrol("This device key is not valid, or was revoked."))
                    .build();
        return enter(secret, uri);
    }

    private Response enter(String secret, UriInfo uri) {
        return Response.seeOther(URI.create("/"))
                .cookie(cookie.with(secret, uri))
                .build();
    }
}
