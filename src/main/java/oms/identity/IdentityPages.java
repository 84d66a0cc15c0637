package oms.identity;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import jakarta.annotation.security.RolesAllowed;
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
import java.util.List;
import java.util.Set;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.RestPath;
import org.jspecify.annotations.Nullable;

/** People, their roles, their devices, and the API keys of a merchant. For administrators. */
@Path("/identity")
@Produces(MediaType.TEXT_HTML)
class IdentityPages {
    /** A role with what its holders do. */
    record RoleChoice(String name, String words) {}

    /** Something shown once, because only its hash is kept. */
    record Once(String title, String secret, String hint) {}

    @CheckedTemplate(basePath = "identity")
    static class Templates {
        private Templates() {}

        static native TemplateInstance people(
                List<PersonView> people,
                List<KeyView> keys,
                List<KeyView> devices,
                List<RoleChoice> roles,
                @Nullable Once once);

        static native TemplateInstance person(PersonView person, List<RoleChoice> roles, boolean self);
    }

    private final People people;
    private final ApiKeys keys;
    private final Devices devices;
    private final Caller caller;

    IdentityPages(People people, ApiKeys keys, Devices devices, Caller caller) {
        this.people = people;
        this.keys = keys;
        this.devices = devices;
        this.caller = caller;
    }

    @GET
    @RolesAllowed(Roles.ADMINISTRATOR)
    public TemplateInstance list() {
        return page(null);
    }

    @POST
    @Path("people")
    @RolesAllowed(Roles.ADMINISTRATOR)
    public Response invite(
            @RestForm @NotBlank @Size(max = 120) String name,
            @RestForm @NotBlank @Size(max = 200) String email,
            @RestForm @NotNull @Size(max = 7) List<String> roles,
            UriInfo uri) {
        var invitation = people.invite(caller.merchant(), name.strip(), email, Set.copyOf(roles), caller.id());
        return once(
                "Invitation for " + name,
                absolute(uri, invitation.path()),
                "Send this link to " + email + ". It works once, and is shown only now.");
    }

    @GET
    @Path("people/{id}")
    @RolesAllowed(Roles.ADMINISTRATOR)
    public TemplateInstance person(@RestPath String id) {
        return Templates.person(people.get(caller.merchant(), id), choices(), id.equals(caller.id()));
    }

    @POST
    @Path("people/{id}/roles")
    @RolesAllowed(Roles.ADMINISTRATOR)
    public Response changeRoles(@RestPath String id, @RestForm @NotNull @Size(max = 7) List<String> roles) {
        people.changeRoles(caller.merchant(), id, Set.copyOf(roles), caller.id());
        return back("/identity/people/" + id);
    }

    @POST
    @Path("people/{id}/deactivate")
    @RolesAllowed(Roles.ADMINISTRATOR)
    public Response deactivate(@RestPath String id) {
        people.deactivate(caller.merchant(), id, caller.id());
        return back("/identity/people/" + id);
    }

    @POST
    @Path("people/{id}/reactivate")
    @RolesAllowed(Roles.ADMINISTRATOR)
    public Response reactivate(@RestPath String id) {
        people.reactivate(caller.merchant(), id, caller.id());
        return back("/identity/people/" + id);
    }

    @POST
    @Path("people/{id}/invite")
    @RolesAllowed(Roles.ADMINISTRATOR)
    public Response inviteAgain(@RestPath String id, UriInfo uri) {
        var invitation = people.inviteAgain(caller.merchant(), id, caller.id());
        return once(
                "New link for " + invitation.person().name(),
                absolute(uri, invitation.path()),
                "With it they choose a new password. It works once, and is shown only now.");
    }

    @POST
    @Path("keys")
    @RolesAllowed(Roles.ADMINISTRATOR)
    public Response issueKey(@RestForm @NotBlank @Size(max = 120) String name) {
        var issued = keys.issue(caller.merchant(), name.strip(), caller.id());
        return once(
                "API key " + name,
                issued.secret(),
                "The storefront sends it as “Authorization: Bearer”. It is shown only now.");
    }

    @POST
    @Path("keys/{id}/revoke")
    @RolesAllowed(Roles.ADMINISTRATOR)
    public Response revokeKey(@RestPath String id) {
        keys.revoke(caller.merchant(), id, caller.id());
        return back("/identity#keys");
    }

    @POST
    @Path("devices")
    @RolesAllowed(Roles.ADMINISTRATOR)
    public Response enrolDevice(
            @RestForm @NotBlank @Size(max = 60) String person,
            @RestForm @NotBlank @Size(max = 120) String name,
            UriInfo uri) {
        var issued = devices.enrol(caller.merchant(), person, name.strip(), caller.id());
        return once(
                "Device " + name,
                absolute(uri, "/enrol#" + issued.secret()),
                "Open this link on the device. What follows the # is its key; it is shown only now.");
    }

    @POST
    @Path("devices/{id}/revoke")
    @RolesAllowed(Roles.ADMINISTRATOR)
    public Response revokeDevice(@RestPath String id) {
        devices.revoke(caller.merchant(), id, caller.id());
        return back("/identity#devices");
    }

    private TemplateInstance page(@Nullable Once once) {
        var merchant = caller.merchant();
        return Templates.people(people.all(merchant), keys.all(merchant), devices.all(merchant), choices(), once);
    }

    /** The one answer to a POST that is no redirect: what it shows cannot be asked for again. */
    private Response once(String title, String secret, String hint) {
        return Response.ok(page(new Once(title, secret, hint)))
                .header("Cache-Control", "no-store")
                .build();
    }

    private static List<RoleChoice> choices() {
        return Roles.OF_PEOPLE.stream()
                .map(role -> new RoleChoice(role, Roles.inWords(role)))
                .toList();
    }

    private static String absolute(UriInfo uri, String path) {
        return uri.getBaseUri().resolve(path).toString();
    }

    private static Response back(String path) {
        return Response.seeOther(URI.create(path)).build();
    }
}
