package oms.identity;

import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;

/** {@code GET /v1/me}: whom a credential makes known. */
@Path("/v1/me")
@Produces(MediaType.APPLICATION_JSON)
class WhoAmI {
    record Answer(String kind, String id, String merchant, String name, List<String> roles) {}

    private final Caller caller;

    WhoAmI(Caller caller) {
        this.caller = caller;
    }

    @GET
    @PermitAll
    public Answer me() {
        return new Answer(
                caller.kind().name().toLowerCase(java.util.Locale.ROOT),
                caller.id(),
                caller.merchant(),
                caller.name(),
                caller.roles().stream().sorted().toList());
    }
}
