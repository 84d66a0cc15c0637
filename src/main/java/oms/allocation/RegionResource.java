package oms.allocation;

import static oms.identity.Roles.ADMINISTRATOR;
import static oms.identity.Roles.DISPATCHER;

import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import java.util.List;
import oms.identity.Audit;
import oms.identity.Caller;
import org.jspecify.annotations.Nullable;

/** Planning regions over REST. */
@Path("/v1/allocation/regions")
class RegionResource {
    static final String NAME = "[A-Za-z0-9._-]{0,64}";

    /** @param region null or empty for none */
    record Choice(
            @Nullable @Pattern(regexp = NAME, message = "letters, digits, dot, dash and underscore")
            String region) {}

    record Listed(List<Regions.Assigned> items) {}

    private final Regions regions;
    private final Audit audit;
    private final Caller caller;

    RegionResource(Regions regions, Audit audit, Caller caller) {
        this.regions = regions;
        this.audit = audit;
        this.caller = caller;
    }

    @GET
    @RolesAllowed({ADMINISTRATOR, DISPATCHER})
    public Listed list() {
        return new Listed(regions.assigned(caller.merchant()));
    }

    @PUT
    @Path("{warehouse}")
    @RolesAllowed(ADMINISTRATOR)
    @Transactional
    public Regions.Assigned put(@PathParam("warehouse") String warehouse, @NotNull @Valid Choice choice) {
        var region = choice.region() == null ? "" : choice.region();
        var assigned = regions.assign(caller.merchant(), warehouse, region);
        audit.record(caller, "region.changed", warehouse + ": " + (region.isEmpty() ? "none" : region));
        return assigned;
    }
}
