package oms.fulfillment;

import static oms.identity.Roles.ADMINISTRATOR;
import static oms.identity.Roles.PICKER;
import static oms.identity.Roles.WAREHOUSE;

import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import oms.identity.Caller;
import oms.web.Idempotency;
import org.jspecify.annotations.Nullable;

/** The packing desk over REST. */
@Path("/v1")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
class PackageResource {
    private static final String ZPL = "application/zpl";
    private static final String PDF = "application/pdf";

    private final Packages packages;
    private final Labels labels;
    private final Caller caller;
    private final Idempotency idempotency;

    PackageResource(Packages packages, Labels labels, Caller caller, Idempotency idempotency) {
        this.packages = packages;
        this.labels = labels;
        this.caller = caller;
        this.idempotency = idempotency;
    }

    /** @param items packages in the order in which they were sealed, those opened again too */
    record Listed(List<PackageView> items) {}

    @GET
    @Path("/shipments/{id}/boxes")
    @RolesAllowed({ADMINISTRATOR, WAREHOUSE, PICKER})
    public Proposal propose(@PathParam("id") String shipment) {
        return packages.propose(caller.merchant(), shipment);
    }

    @GET
    @Path("/shipments/{id}/packages")
    @RolesAllowed({ADMINISTRATOR, WAREHOUSE, PICKER})
    public Listed list(@PathParam("id") String shipment) {
        return new Listed(packages.ofShipment(caller.merchant(), shipment));
    }

    @POST
    @Path("/shipments/{id}/packages")
    @RolesAllowed({ADMINISTRATOR, WAREHOUSE, PICKER})
    public Response seal(
            @PathParam("id") String shipment,
            @HeaderParam("Idempotency-Key") @Nullable String key,
            @NotNull @Valid Sealing sealing) {
        return idempotency.once(
                key,
                sealing,
                () -> Response.status(Response.Status.CREATED)
                        .entity(packages.seal(caller.merchant(), shipment, sealing, caller.name()))
                        .build());
    }

    @GET
    @Path("/packages/{id}")
    @RolesAllowed({ADMINISTRATOR, WAREHOUSE, PICKER})
    public PackageView get(@PathParam("id") String id) {
        return packages.get(caller.merchant(), id);
    }

    @DELETE
    @Path("/packages/{id}")
    @RolesAllowed({ADMINISTRATOR, WAREHOUSE, PICKER})
    public PackageView open(@PathParam("id") String id) {
        return packages.open(caller.merchant(), id, caller.name());
    }

    @GET
    @Path("/packages/{id}/label.pdf")
    @Produces(PDF)
    @RolesAllowed({ADMINISTRATOR, WAREHOUSE, PICKER})
    public Response pdf(@PathParam("id") String id) {
        return file(labels.print(caller.merchant(), id, LabelFormat.PDF, caller.name()), PDF, "inline", id + ".pdf");
    }

    @GET
    @Path("/packages/{id}/label.zpl")
    @Produces(ZPL)
    @RolesAllowed({ADMINISTRATOR, WAREHOUSE, PICKER})
    public Response zpl(@PathParam("id") String id) {
        return file(
                labels.print(caller.merchant(), id, LabelFormat.ZPL, caller.name()), ZPL, "attachment", id + ".zpl");
    }

    @GET
    @Path("/shipments/{id}/packing-slip.pdf")
    @Produces(PDF)
    @RolesAllowed({ADMINISTRATOR, WAREHOUSE, PICKER})
    public Response slip(@PathParam("id") String shipment) {
        return file(labels.slip(caller.merchant(), shipment), PDF, "inline", "packing-slip.pdf");
    }

    private static Response file(byte[] content, String type, String how, String name) {
        return Response.ok(content, type)
                .header("Content-Disposition", "%s; filename=\"%s\"".formatted(how, name))
                .header("Cache-Control", "no-store")
                .build();
    }
}
