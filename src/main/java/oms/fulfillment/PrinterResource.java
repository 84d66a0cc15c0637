package oms.fulfillment;

import static oms.identity.Roles.ADMINISTRATOR;
import static oms.identity.Roles.PICKER;
import static oms.identity.Roles.WAREHOUSE;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import oms.identity.Caller;
import oms.web.Idempotency;
import org.jspecify.annotations.Nullable;

/** Label printers, and labels sent to them. */
@Path("/v1")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
class PrinterResource {
    /** A printer as it is sent; its code is in the path. */
    record Body(
            @NotBlank @Size(max = 100) String name,

            @NotNull @Pattern(regexp = FloorRules.WAREHOUSE, message = FloorRules.WAREHOUSE_MESSAGE)
            String warehouse,

            @NotNull @Pattern(regexp = "[A-Za-z0-9][A-Za-z0-9.-]{0,252}", message = "a host name or an address")
            String host,

            @Min(1) @Max(65_535) int port,
            @Nullable Boolean active) {
        PrinterView printer(String code) {
            return new PrinterView(code, name.strip(), warehouse, host, port, !Boolean.FALSE.equals(active));
        }
    }

    /** @param printer its code */
    record Print(@NotBlank @Size(max = 32) String printer) {}

    private final Printers printers;
    private final Packages packages;
    private final Caller caller;
    private final Idempotency idempotency;

    PrinterResource(Printers printers, Packages packages, Caller caller, Idempotency idempotency) {
        this.printers = printers;
        this.packages = packages;
        this.caller = caller;
        this.idempotency = idempotency;
    }

    @GET
    @Path("/printers")
    @RolesAllowed({ADMINISTRATOR, WAREHOUSE, PICKER})
    public List<PrinterView> all(@QueryParam("warehouse") @Nullable String warehouse) {
        return printers.all(caller.merchant(), warehouse == null ? "" : warehouse);
    }

    @PUT
    @Path("/printers/{code}")
    @RolesAllowed({ADMINISTRATOR, WAREHOUSE})
    public PrinterView put(
            @PathParam("code") @Pattern(regexp = BoxBody.CODE, message = BoxBody.CODE_MESSAGE) String code,
            @NotNull @Valid Body body) {
        return printers.put(caller.merchant(), body.printer(code));
    }

    /** @return every label of the package that came out, or should have: reprints are seen by there being several */
    @GET
    @Path("/packages/{id}/prints")
    @RolesAllowed({ADMINISTRATOR, WAREHOUSE, PICKER})
    public List<PrintView> prints(@PathParam("id") String id) {
        packages.get(caller.merchant(), id);
        return printers.prints(caller.merchant(), id);
    }

    /** Sends the label to a printer; a repeated request sends it once. */
    @POST
    @Path("/packages/{id}/prints")
    @RolesAllowed({ADMINISTRATOR, WAREHOUSE, PICKER})
    public Response print(
            @PathParam("id") String id,
            @HeaderParam("Idempotency-Key") @Nullable String key,
            @NotNull @Valid Print print) {
        var replay = QuarkusTransaction.requiringNew().call(() -> idempotency.begin(key, print));
        if (replay.isPresent()) return replay.get();
        var sent = printers.print(caller.merchant(), id, print.printer(), caller.name());
        return idempotency.finish(
                key, Response.status(Response.Status.CREATED).entity(sent).build());
    }
}
