package oms.identity;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.vertx.core.http.HttpServerRequest;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.jboss.resteasy.reactive.RestForm;

/** Whoever is logged in: who they are here, and their password. */
@Path("/identity/me")
@Produces(MediaType.TEXT_HTML)
class MyPages {
    @CheckedTemplate(basePath = "identity")
    static class Templates {
        private Templates() {}

        static native TemplateInstance me(Caller caller, String done, String refusal);
    }

    private final LogIn logIn;
    private final Caller caller;

    MyPages(LogIn logIn, Caller caller) {
        this.logIn = logIn;
        this.caller = caller;
    }

    @GET
    @RolesAllowed({
        Roles.ADMINISTRATOR,
        Roles.ORDER_MANAGER,
        Roles.FRAUD_REVIEWER,
        Roles.WAREHOUSE,
        Roles.DISPATCHER,
        Roles.PICKER,
        Roles.DRIVER
    })
    public TemplateInstance me() {
        return Templates.me(caller, "", "");
    }

    @POST
    @Path("password")
    @RolesAllowed({
        Roles.ADMINISTRATOR,
        Roles.ORDER_MANAGER,
        Roles.FRAUD_REVIEWER,
        Roles.WAREHOUSE,
        Roles.DISPATCHER,
        Roles.PICKER,
        Roles.DRIVER
    })
    public Response changePassword(
            @RestForm @NotNull @Size(max = People.LONGEST_PASSWORD) String present,
            @RestForm @NotNull @Size(min = People.SHORTEST_PASSWORD, max = People.LONGEST_PASSWORD) String password,
            HttpServerRequest request) {
        if (logIn.changePassword(
                caller, present, password, request.remoteAddress().hostAddress()))
            return Response.ok(Templates.me(caller, "Your password is changed.", ""))
                    .build();
        return Response.status(400)
                .entity(Templates.me(caller, "", "The present password is not right."))
                .build();
    }
}
