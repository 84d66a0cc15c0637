package oms.fleet;

import static oms.identity.Roles.ADMINISTRATOR;
import static oms.identity.Roles.DISPATCHER;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.constraints.Pattern;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.List;
import oms.identity.Caller;
import org.jboss.resteasy.reactive.RestForm;

/** The drivers' pages of the console. */
@Path("/fleet")
@Produces(MediaType.TEXT_HTML)
class FleetPages {
    @CheckedTemplate(basePath = "fleet", requireTypeSafeExpressions = false)
    static class Templates {
        static native TemplateInstance list(List<DriverView> drivers);

        private Templates() {}
    }

    private final Drivers drivers;
    private final Caller caller;

    FleetPages(Drivers drivers, Caller caller) {
        this.drivers = drivers;
        this.caller = caller;
    }

    @GET
    @RolesAllowed({ADMINISTRATOR, DISPATCHER})
    public TemplateInstance list() {
        return Templates.list(drivers.all(caller.merchant()));
    }

    @POST
    @Path("/{code}/shift")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @RolesAllowed({ADMINISTRATOR, DISPATCHER})
    public Response shift(
            @PathParam("code") @Pattern(regexp = DriverResource.CODE) String code,
            @RestForm @Pattern(regexp = "START|END") String action) {
        if ("START".equals(action)) drivers.startShift(caller.merchant(), code);
        if ("END".equals(action)) drivers.endShift(caller.merchant(), code);
        return Response.seeOther(URI.create("/fleet")).build();
    }
}
