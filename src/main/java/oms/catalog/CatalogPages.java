package oms.catalog;

import static oms.identity.Roles.ADMINISTRATOR;
import static oms.identity.Roles.ORDER_MANAGER;
import static oms.identity.Roles.WAREHOUSE;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.Blocking;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Validator;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import oms.identity.Caller;
import oms.identity.Merchants;
import oms.web.Csv;
import oms.web.Cursor;
import oms.web.InvalidRequest;
import oms.web.Page;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.multipart.FileUpload;
import org.jspecify.annotations.Nullable;

/** What the merchant sells: the list, one product, and the import. */
@Path("/catalog")
@Produces(MediaType.TEXT_HTML)
@Blocking
class CatalogPages {
    private static final int ROWS = 50;

    /** What the list was asked for. */
    record Asked(String q, boolean archived) {
        public String query() {
            return "q=" + URLEncoder.encode(q, StandardCharsets.UTF_8) + (archived ? "&archived=true" : "");
        }
    }

    @CheckedTemplate(basePath = "catalog")
    static class Templates {
        private Templates() {}

        static native TemplateInstance products(Page<ProductView> products, Asked asked);

        static native TemplateInstance products$rows(Page<ProductView> products, Asked asked);

        /** @param product null for a new one */
        static native TemplateInstance product(@Nullable ProductView product, List<OfferView> offers, String currency);

        static native TemplateInstance imported(Csv.Report report);
    }

    private final Catalog catalog;
    private final ProductRepository products;
    private final ProductImport files;
    private final Merchants merchants;
    private final Validator validator;
    private final Caller caller;

    CatalogPages(
            Catalog catalog,
            ProductRepository products,
            ProductImport files,
            Merchants merchants,
            Validator validator,
            Caller caller) {
        this.catalog = catalog;
        this.products = products;
        this.files = files;
        this.merchants = merchants;
        this.validator = validator;
        this.caller = caller;
    }

    @GET
    @RolesAllowed({ADMINISTRATOR, ORDER_MANAGER, WAREHOUSE})
    public TemplateInstance list(
            @RestQuery @Nullable String q,
            @RestQuery @Nullable String archived,
            @RestQuery @Nullable String cursor,
            @HeaderParam("HX-Request") @Nullable String htmx) {
        var asked = new Asked(q == null ? "" : q.strip(), "true".equals(archived));
        var after = Cursor.read(cursor, 1);
        var rows =
                products.page(caller.merchant(), asked.q(), asked.archived(), after == null ? "" : after[0], ROWS + 1);
        var page = Page.of(rows, ROWS, product -> Cursor.of(product.sku()));
        return htmx == null ? Templates.products(page, asked) : Templates.products$rows(page, asked);
    }

    @GET
    @Path("new")
    @RolesAllowed({ADMINISTRATOR, ORDER_MANAGER, WAREHOUSE})
    public TemplateInstance make() {
        return Templates.product(null, List.of(), currency());
    }

    @GET
    @Path("products/{sku}")
    @RolesAllowed({ADMINISTRATOR, ORDER_MANAGER, WAREHOUSE})
    public TemplateInstance product(@PathParam("sku") @Size(max = 64) String sku) {
        var product = find(sku);
        if (product == null) throw new ProductNotFound(sku);
        return Templates.product(
                product,
                catalog.offers(caller.merchant(), List.of(sku)),
                product.price().currency());
    }

    @POST
    @Path("new")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @RolesAllowed({ADMINISTRATOR, ORDER_MANAGER, WAREHOUSE})
    public Response add(MultivaluedMap<String, String> form) {
        var sku = new Fields(form).required("sku");
        if (!sku.matches(ProductBody.CODE)) throw new InvalidRequest("/sku", "invalid_value", ProductBody.CODE_MESSAGE);
        if (find(sku) != null) throw new SkuTaken(sku);
        return put(sku, new Fields(form), currency());
    }

    @POST
    @Path("products/{sku}")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @RolesAllowed({ADMINISTRATOR, ORDER_MANAGER, WAREHOUSE})
    public Response change(@PathParam("sku") @Size(max = 64) String sku, MultivaluedMap<String, String> form) {
        var known = find(sku);
        if (known == null) throw new ProductNotFound(sku);
        return put(sku, new Fields(form), known.price().currency());
    }

    private Response put(String sku, Fields form, String currency) {
        catalog.put(
                caller.merchant(),
                Fields.checked(validator, body(form, currency)).product(sku));
        return Response.seeOther(URI.create("/catalog/products/" + sku)).build();
    }

    private static ProductBody body(Fields form, String currency) {
        var price = form.amount("price", currency);
        if (price == null) throw new InvalidRequest("/price", "missing_value", "This field is empty");
        return new ProductBody(
                form.required("name"),
                form.text("barcode"),
                price,
                form.whole("units"),
                form.whole("weightGrams"),
                form.whole("lengthMm"),
                form.whole("widthMm"),
                form.whole("heightMm"),
                form.flag("fragile"),
                form.flag("upright"),
                form.text("requiresSkill"),
                form.flag("archived"));
    }

    /** The answer is no redirect: the report is kept nowhere else. */
    @POST
    @Path("import")
    @Consumes(MediaType.MULTIPART_FORM_DATA)
    @RolesAllowed({ADMINISTRATOR, ORDER_MANAGER, WAREHOUSE})
    public TemplateInstance take(@RestForm("file") @Nullable FileUpload file) {
        return Templates.imported(files.take(caller.merchant(), Csv.text(file == null ? null : file.uploadedFile())));
    }

    private @Nullable ProductView find(String sku) {
        return catalog.products(caller.merchant(), List.of(sku)).get(sku);
    }

    private String currency() {
        return merchants.get(caller.merchant()).currency();
    }
}
