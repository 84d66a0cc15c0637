package oms.payment;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.constraints.NotBlank;
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
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import oms.identity.Caller;
import oms.identity.Roles;
import oms.order.Orders;
import oms.web.InvalidRequest;
import org.jboss.resteasy.reactive.RestForm;
import org.jspecify.annotations.Nullable;

/** Our books against the gateway's: what differs and needs a person, then the days that were compared. */
@Path("/payment/reconciliation")
@Produces(MediaType.TEXT_HTML)
class ReconciliationPages {
    private static final int MOST_OPEN = 200;
    private static final int DAYS = 31;

    @CheckedTemplate(basePath = "payment")
    static class Templates {
        private Templates() {}

        static native TemplateInstance reconciliation(
                List<Difference> open,
                List<Difference> closed,
                List<Reconciliation> days,
                java.util.Map<String, String> numbers,
                LocalDate yesterday,
                LocalDate monthAgo,
                boolean simulated);

        static native TemplateInstance books(int open);

        static native TemplateInstance booksNeed(int open);
    }

    private final ReconciliationApi api;
    private final Reconciliations reconciliations;
    private final ReconciliationRepository runs;
    private final DifferenceRepository differences;
    private final Orders orders;
    private final PaymentSettings settings;
    private final Caller caller;

    ReconciliationPages(
            ReconciliationApi api,
            Reconciliations reconciliations,
            ReconciliationRepository runs,
            DifferenceRepository differences,
            Orders orders,
            PaymentSettings settings,
            Caller caller) {
        this.api = api;
        this.reconciliations = reconciliations;
        this.runs = runs;
        this.differences = differences;
        this.orders = orders;
        this.settings = settings;
        this.caller = caller;
    }

    @GET
    @RolesAllowed({Roles.ADMINISTRATOR, Roles.ORDER_MANAGER})
    public TemplateInstance page() {
        var merchant = caller.merchant();
        var open = differences.open(merchant, MOST_OPEN);
        var closed = differences.list(merchant, null, null, MOST_OPEN).stream()
                .filter(d -> d.status() != DifferenceStatus.OPEN)
                .limit(30)
                .toList();
        var shown = Stream.concat(open.stream(), closed.stream())
                .map(Difference::orderId)
                .filter(Objects::nonNull);
        var yesterday = reconciliations.today().minusDays(1);
        return Templates.reconciliation(
                open,
                closed,
                runs.latest(merchant, DAYS),
                orders.numbers(merchant, shown.distinct().toList()),
                yesterday,
                yesterday.minusDays(30),
                settings.gateway() == PaymentSettings.GatewayName.SIMULATED && caller.has(Roles.ADMINISTRATOR));
    }

    /** The control tower's tile. */
    @GET
    @Path("books")
    @RolesAllowed({Roles.ADMINISTRATOR, Roles.ORDER_MANAGER})
    public TemplateInstance books() {
        return Templates.books(differences.countOpen(caller.merchant()));
    }

    /** The control tower's line among what needs a person; empty where nothing does. */
    @GET
    @Path("needs")
    @RolesAllowed({Roles.ADMINISTRATOR, Roles.ORDER_MANAGER})
    public TemplateInstance needs() {
        return Templates.booksNeed(differences.countOpen(caller.merchant()));
    }

    @POST
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @RolesAllowed({Roles.ADMINISTRATOR, Roles.ORDER_MANAGER})
    public Response reconcile(@RestForm @Nullable String day) {
        reconciliations.reconcile(caller.merchant(), ReconciliationApi.day("/day", day), caller.name());
        return toPage();
    }

    @POST
    @Path("differences/{id}")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @RolesAllowed({Roles.ADMINISTRATOR, Roles.ORDER_MANAGER})
    public Response close(
            @PathParam("id") String id,
            @RestForm @Nullable String how,
            @RestForm @NotBlank @Size(max = 500) String reason) {
        api.close(id, status(how), reason);
        return toPage();
    }

    private static DifferenceStatus status(@Nullable String text) {
        return Stream.of(DifferenceStatus.values())
                .filter(s -> s.name().equals(text))
                .findFirst()
                .orElseThrow(() -> new InvalidRequest("/how", "invalid_value", "Explained or resolved"));
    }

    private static Response toPage() {
        return Response.seeOther(URI.create("/payment/reconciliation")).build();
    }
}
