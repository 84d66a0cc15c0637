package oms.fraud;

import static oms.identity.Roles.ADMINISTRATOR;
import static oms.identity.Roles.FRAUD_REVIEWER;

import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.List;
import oms.identity.Caller;
import oms.web.Idempotency;
import oms.web.InvalidRequest;
import org.jspecify.annotations.Nullable;

/** The versions of the fraud rules over REST: to see, to make, to try on past orders, to compare, to put to use. */
@Path("/v1/fraud/versions")
@Produces(MediaType.APPLICATION_JSON)
class ModelResource {
    /** @param reason why it is made */
    record Draft(
            @NotNull @Valid Rules rules,
            @NotBlank @Size(max = 500) String reason) {}

    /** @param state {@code LIVE}, {@code SHADOW} or {@code RETIRED} */
    record Move(
            @NotNull ModelState state,
            @NotBlank @Size(max = 500) String reason) {}

    /** @param orders how many of the newest scored ones to try it on */
    record Trial(
            @NotNull @Valid Rules rules,
            @NotNull @Min(1) @Max(Trials.MOST) Integer orders) {}

    private final Models models;
    private final Trials trials;
    private final Comparison comparison;
    private final Caller caller;
    private final Idempotency idempotency;

    ModelResource(Models models, Trials trials, Comparison comparison, Caller caller, Idempotency idempotency) {
        this.models = models;
        this.trials = trials;
        this.comparison = comparison;
        this.caller = caller;
        this.idempotency = idempotency;
    }

    /** The newest hundred, the newest first. */
    @GET
    @RolesAllowed({ADMINISTRATOR, FRAUD_REVIEWER})
    public List<Model> versions() {
        return models.newest(caller.merchant());
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed(ADMINISTRATOR)
    public Response draft(@HeaderParam("Idempotency-Key") @Nullable String key, @NotNull @Valid Draft body) {
        return idempotency.once(key, body, () -> {
            var made = models.draft(caller, body.rules(), body.reason());
            return Response.created(URI.create("/v1/fraud/versions/" + made.no()))
                    .entity(made)
                    .build();
        });
    }

    /** What other rules would have made of past orders; changes nothing. */
    @POST
    @Path("try")
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed({ADMINISTRATOR, FRAUD_REVIEWER})
    public Trials.Trial attempt(@NotNull @Valid Trial body) {
        return trials.of(caller.merchant(), body.rules().checked(), body.orders());
    }

    /** The live version and the one that shadows it, over the orders that both have scored. */
    @GET
    @Path("comparison")
    @RolesAllowed({ADMINISTRATOR, FRAUD_REVIEWER})
    public Comparison.Compared comparison() {
        return comparison.of(caller.merchant());
    }

    @GET
    @Path("{no}")
    @RolesAllowed({ADMINISTRATOR, FRAUD_REVIEWER})
    public Model version(@PathParam("no") String no) {
        return models.get(caller.merchant(), number(no));
    }

    @POST
    @Path("{no}/state")
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed(ADMINISTRATOR)
    public Response move(
            @PathParam("no") String no,
            @HeaderParam("Idempotency-Key") @Nullable String key,
            @NotNull @Valid Move body) {
        if (body.state() == ModelState.DRAFT)
            throw new InvalidRequest("/state", "no_way_back", "A version becomes LIVE, SHADOW or RETIRED");
        return idempotency.once(
                key,
                body,
                () -> Response.ok(models.become(caller, number(no), body.state(), body.reason()))
                        .build());
    }

    private static int number(String no) {
        return no.matches("[1-9][0-9]{0,7}") ? Integer.parseInt(no) : 0;
    }
}
