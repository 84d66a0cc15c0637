package oms.checkout;

import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.time.Clock;
import oms.identity.Caller;
import oms.identity.Roles;
import oms.web.Idempotency;
import org.jspecify.annotations.Nullable;

/** Checkouts for storefronts: every answer is the whole state, priced by the server. */
@Path("/v1/checkouts")
@Produces(MediaType.APPLICATION_JSON)
class CheckoutResource {
    private final Checkouts checkouts;
    private final Completion completion;
    private final Caller caller;
    private final Idempotency idempotency;
    private final Clock clock;

    CheckoutResource(Checkouts checkouts, Completion completion, Caller caller, Idempotency idempotency, Clock clock) {
        this.checkouts = checkouts;
        this.completion = completion;
        this.caller = caller;
        this.idempotency = idempotency;
        this.clock = clock;
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed(Roles.STOREFRONT)
    public Response begin(@HeaderParam("Idempotency-Key") @Nullable String key, @NotNull @Valid CheckoutBody body) {
        return idempotency.once(key, body, () -> {
            var begun = checkouts.begin(caller.merchant(), body);
            return answer(Response.created(URI.create("/v1/checkouts/" + begun.id())), begun);
        });
    }

    @GET
    @Path("/{id}")
    @RolesAllowed(Roles.STOREFRONT)
    public Response get(@PathParam("id") String id) {
        return answer(Response.ok(), checkouts.get(caller.merchant(), id));
    }

    @PATCH
    @Path("/{id}")
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed(Roles.STOREFRONT)
    public Response change(
            @PathParam("id") String id,
            @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch,
            @NotNull @Valid CheckoutBody body) {
        return answer(Response.ok(), checkouts.change(caller.merchant(), id, ifMatch, body));
    }

    @POST
    @Path("/{id}/complete")
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed(Roles.STOREFRONT)
    public Response complete(
            @PathParam("id") String id,
            @HeaderParam("Idempotency-Key") @Nullable String key,
            @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch,
            @NotNull @Valid CompletionBody body) {
        return completion.complete(caller.merchant(), id, key, ifMatch, body);
    }

    @POST
    @Path("/{id}/cancel")
    @RolesAllowed(Roles.STOREFRONT)
    public Response cancel(
            @PathParam("id") String id,
            @HeaderParam("Idempotency-Key") @Nullable String key,
            @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch) {
        return idempotency.once(
                key, null, () -> answer(Response.ok(), checkouts.cancel(caller.merchant(), id, ifMatch)));
    }

    private Response answer(Response.ResponseBuilder answer, Checkout checkout) {
        return answer.header(HttpHeaders.ETAG, checkout.tag())
                .entity(CheckoutView.of(checkout, clock.instant()))
                .build();
    }
}
