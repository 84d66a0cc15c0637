package oms.inventory;

import static oms.identity.Roles.ADMINISTRATOR;
import static oms.identity.Roles.ORDER_MANAGER;
import static oms.identity.Roles.WAREHOUSE;
import static oms.inventory.StockRequests.CODE;
import static oms.inventory.StockRequests.CODE_MESSAGE;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.Blocking;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import oms.Ids;
import oms.identity.Caller;
import oms.web.Csv;
import oms.web.InvalidRequest;
import oms.web.Page;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.multipart.FileUpload;
import org.jspecify.annotations.Nullable;

/** Transfers in the console: what is on its way, sending goods off, and receiving them. */
@Path("/inventory")
@Produces(MediaType.TEXT_HTML)
@Blocking
class TransferPages {
    private static final int ROWS = 50;

    @CheckedTemplate(basePath = "inventory")
    static class Templates {
        private Templates() {}

        static native TemplateInstance transfers(
                Page<TransferView> transfers,
                String status,
                List<WarehouseView> warehouses,
                boolean mayChange,
                String once);

        static native TemplateInstance transfer(
                TransferView transfer, List<StockRequests.Reason> reasons, boolean mayChange);
    }

    private final Transfers transfers;
    private final TransferRepository repository;
    private final TransferImport files;
    private final ReceiptImport receipts;
    private final Warehouses warehouses;
    private final Caller caller;

    TransferPages(
            Transfers transfers,
            TransferRepository repository,
            TransferImport files,
            ReceiptImport receipts,
            Warehouses warehouses,
            Caller caller) {
        this.transfers = transfers;
        this.repository = repository;
        this.files = files;
        this.receipts = receipts;
        this.warehouses = warehouses;
        this.caller = caller;
    }

    @GET
    @Path("transfers")
    @RolesAllowed({ADMINISTRATOR, ORDER_MANAGER, WAREHOUSE})
    public TemplateInstance list(@RestQuery @Nullable String status, @RestQuery @Nullable String cursor) {
        var wanted = CountResource.one(status, "IN_TRANSIT", "RECEIVED", "RECALLED");
        return Templates.transfers(
                repository.page(caller.merchant(), wanted, ROWS, cursor),
                wanted,
                warehouses.all(caller.merchant()),
                mayChange(),
                Ids.next("trf"));
    }

    @POST
    @Path("transfers")
    @RolesAllowed({ADMINISTRATOR, WAREHOUSE})
    public Response dispatch(
            @RestForm @NotNull @Pattern(regexp = CODE, message = CODE_MESSAGE) String from,
            @RestForm @NotNull @Pattern(regexp = CODE, message = CODE_MESSAGE) String to,
            @RestForm @NotNull @Pattern(regexp = CODE, message = CODE_MESSAGE) String sku,
            @RestForm @NotNull @Pattern(regexp = "[0-9]{1,7}", message = "a whole number") String quantity,
            @RestForm @Nullable @Pattern(regexp = ".{0,100}") String reference,
            @RestForm @NotNull @Pattern(regexp = "trf_[0-9a-z]{26}") String once) {
        var pieces = Long.parseLong(quantity);
        if (pieces < 1 || pieces > StockRequests.MOST)
            throw new InvalidRequest(
                    "/quantity", "out_of_range", "Between 1 and %,d pieces".formatted(StockRequests.MOST));
        var note = reference == null || reference.isBlank() ? once : reference.strip();
        return to(transfers.dispatch(caller.merchant(), note, from, to, Map.of(sku, pieces), caller.name()));
    }

    @GET
    @Path("transfers/{id}")
    @RolesAllowed({ADMINISTRATOR, ORDER_MANAGER, WAREHOUSE})
    public TemplateInstance transfer(@PathParam("id") @Size(max = 64) String id) {
        return Templates.transfer(
                transfers.get(caller.merchant(), id), List.of(StockRequests.Reason.values()), mayChange());
    }

    /** One number for each line, in the order in which the page showed them, and one reason for all differences. */
    @POST
    @Path("transfers/{id}/receipt")
    @RolesAllowed({ADMINISTRATOR, WAREHOUSE})
    public Response receive(
            @PathParam("id") @Size(max = 64) String id,
            @RestForm @NotNull List<@Pattern(regexp = "[0-9]{1,7}", message = "a whole number") String> arrived,
            @RestForm StockRequests.@Nullable Reason reason,
            @RestForm @Nullable @Size(max = 200) String note) {
        var transfer = transfers.get(caller.merchant(), id);
        if (arrived.size() != transfer.lines().size())
            throw new InvalidRequest(
                    "/arrived", "line_missing", "Say how many of each SKU arrived, also where it is none");
        var why = reason == null ? null : StockRequests.words(reason, note);
        Map<String, Transfers.Arrived> pieces = new LinkedHashMap<>();
        for (int i = 0; i < arrived.size(); i++)
            pieces.put(transfer.lines().get(i).sku(), new Transfers.Arrived(Long.parseLong(arrived.get(i)), why));
        return to(transfers.receive(caller.merchant(), id, pieces, null, caller.name()));
    }

    @POST
    @Path("transfers/{id}/recall")
    @RolesAllowed({ADMINISTRATOR, WAREHOUSE})
    public Response recall(@PathParam("id") @Size(max = 64) String id) {
        return to(transfers.recall(caller.merchant(), id, caller.name()));
    }

    /** The answer is no redirect: the report is kept nowhere else. */
    @POST
    @Path("transfers/import")
    @Consumes(MediaType.MULTIPART_FORM_DATA)
    @RolesAllowed({ADMINISTRATOR, WAREHOUSE})
    public TemplateInstance transfersFile(@RestForm("file") @Nullable FileUpload file) {
        var text = Csv.text(file == null ? null : file.uploadedFile());
        return StockForms.Templates.imported(files.take(caller.merchant(), text, caller.name()));
    }

    @POST
    @Path("receipts/import")
    @Consumes(MediaType.MULTIPART_FORM_DATA)
    @RolesAllowed({ADMINISTRATOR, WAREHOUSE})
    public TemplateInstance receiptsFile(@RestForm("file") @Nullable FileUpload file) {
        var text = Csv.text(file == null ? null : file.uploadedFile());
        return StockForms.Templates.imported(receipts.take(caller.merchant(), text, caller.name()));
    }

    private boolean mayChange() {
        return caller.has(ADMINISTRATOR) || caller.has(WAREHOUSE);
    }

    private static Response to(TransferView transfer) {
        return Response.seeOther(URI.create("/inventory/transfers/" + transfer.id()))
                .build();
    }
}
