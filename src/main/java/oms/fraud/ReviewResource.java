package oms.fraud;

import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Set;
import oms.identity.Caller;
import oms.identity.Roles;
import oms.web.Idempotency;
import org.jspecify.annotations.Nullable;

/** What people decide on doubtful orders, over REST. */
@Path("/v1/fraud/reviews/{orderId}")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
class ReviewResource {
    /** @param reason why it is no fraud, for those who look later */
    record Approval(@NotBlank @Size(max = 500) String reason) {}

    /**
     * @param reason why it is fraud
     * @param block what of the order to refuse from now on; nothing where left out
     */
    record Rejection(
            @NotBlank @Size(max = 500) String reason,
            @Nullable Set<@NotNull ListedKind> block) {}

    private final Reviews reviews;
    private final Caller caller;
    private final Idempotency idempotency;

    ReviewResource(Reviews reviews, Caller caller, Idempotency idempotency) {
        this.reviews = reviews;
        this.caller = caller;
        this.idempotency = idempotency;
    }

    @POST
    @Path("approve")
    @RolesAllowed({Roles.ADMINISTRATOR, Roles.FRAUD_REVIEWER})
    public Response approve(
            @PathParam("orderId") String orderId,
            @HeaderParam("Idempotency-Key") @Nullable String key,
            @NotNull @Valid Approval body) {
        return idempotency.once(
                key,
                body,
                () -> Response.ok(reviews.approve(caller, orderId, body.reason()))
                        .build());
    }

    @POST
    @Path("reject")
    @RolesAllowed({Roles.ADMINISTRATOR, Roles.FRAUD_REVIEWER})
    public Response reject(
            @PathParam("orderId") String orderId,
            @HeaderParam("Idempotency-Key") @Nullable String key,
            @NotNull @Valid Rejection body) {
        var block = body.block() == null ? Set.<ListedKind>of() : body.block();
        return idempotency.once(
                key,
                body,
                () -> Response.ok(reviews.reject(caller, orderId, body.reason(), block))
                        .build());
    }
}
