package oms.inventory;

import static oms.identity.Roles.ADMINISTRATOR;
import static oms.identity.Roles.WAREHOUSE;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import oms.identity.Caller;
import oms.web.Csv;
import org.jspecify.annotations.Nullable;

/** Transfers by CSV over the network; see {@link GoodsImport}. */
@Path("/v1/transfers/import")
class TransferImport {
    private final GoodsImport files;
    private final Caller caller;

    TransferImport(GoodsImport files, Caller caller) {
        this.files = files;
        this.caller = caller;
    }

    @POST
    @Consumes("text/csv")
    @Produces(MediaType.APPLICATION_JSON)
    @RolesAllowed({ADMINISTRATOR, WAREHOUSE})
    public Csv.Report take(@Nullable String body) {
        return files.transfers(caller.merchant(), body, caller.name());
    }
}
