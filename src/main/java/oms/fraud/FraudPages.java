package oms.fraud;

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
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import oms.identity.Caller;
import oms.identity.Roles;
import oms.money.Money;
import oms.web.Cursor;
import oms.web.InvalidRequest;
import oms.web.Page;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/** The review queue, one order's review, and the fraud panel of an order's page. */
@Path("/fraud")
@Produces(MediaType.TEXT_HTML)
class FraudPages {
    private static final int ROWS = 30;
    private static final int RECENT = 10;

    /** A line of the queue. */
    record Line(FraudView fraud, Money amount, Instant placedAt, List<Contribution> top) {
        static Line of(Assessments.Waiting w) {
            var top = w.fraud().contributions().stream()
                    .filter(c -> c.points().signum() > 0)
                    .sorted(java.util.Comparator.comparing(Contribution::points).reversed())
                    .limit(3)
                    .toList();
            return new Line(w.fraud(), Money.of(w.amountMinor(), w.currency()), w.placedAt(), top);
        }
    }

    /** An earlier or later order that shares something with this one. */
    record Related(Memory.Similar order, Money amount) {}

    @CheckedTemplate(basePath = "fraud")
    static class Templates {
        private Templates() {}

        static native TemplateInstance queue(Page<Line> waiting, List<Line> decided, Rules rules, Policy policy);

        static native TemplateInstance review(
                FraudView fraud,
                List<Related> similar,
                List<ListedKind> kinds,
                List<Labels.Change> labels,
                Policy policy);

        static native TemplateInstance order(FraudView fraud);
    }

    private final Reviews reviews;
    private final Assessments assessments;
    private final Memory memory;
    private final Models models;
    private final Labels labels;
    private final Policies policies;
    private final Caller caller;

    FraudPages(
            Reviews reviews,
            Assessments assessments,
            Memory memory,
            Models models,
            Labels labels,
            Policies policies,
            Caller caller) {
        this.reviews = reviews;
        this.assessments = assessments;
        this.memory = memory;
        this.models = models;
        this.labels = labels;
        this.policies = policies;
        this.caller = caller;
    }

    @GET
    @RolesAllowed({Roles.ADMINISTRATOR, Roles.FRAUD_REVIEWER})
    public TemplateInstance queue(@RestQuery @Nullable String cursor) {
        var from = Cursor.read(cursor, 2);
        var waiting = assessments.waiting(
                caller.merchant(), from == null ? null : time(from[0]), from == null ? null : from[1], ROWS + 1);
        return Templates.queue(
                Page.of(waiting.stream().map(Line::of).toList(), ROWS, FraudPages::cursorOf),
                assessments.decided(caller.merchant(), RECENT).stream()
                        .map(Line::of)
                        .toList(),
                models.inUse(caller.merchant()).live().rules(),
                policies.of(caller.merchant()));
    }

    @GET
    @Path("reviews/{orderId}")
    @RolesAllowed({Roles.ADMINISTRATOR, Roles.FRAUD_REVIEWER})
    public TemplateInstance review(@PathParam("orderId") String orderId) {
        var similar = memory.similar(caller.merchant(), orderId, RECENT).stream()
                .map(s -> new Related(s, Money.of(s.amountMinor(), s.currency())))
                .toList();
        return Templates.review(
                reviews.view(caller.merchant(), orderId),
                similar,
                List.of(ListedKind.values()),
                labels.history(caller.merchant(), orderId),
                policies.of(caller.merchant()));
    }

    @GET
    @Path("orders/{orderId}")
    @RolesAllowed({Roles.ADMINISTRATOR, Roles.ORDER_MANAGER, Roles.FRAUD_REVIEWER})
    public TemplateInstance order(@PathParam("orderId") String orderId) {
        return Templates.order(reviews.view(caller.merchant(), orderId));
    }

    @POST
    @Path("reviews/{orderId}/approve")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @RolesAllowed({Roles.ADMINISTRATOR, Roles.FRAUD_REVIEWER})
    public Response approve(@PathParam("orderId") String orderId, @RestForm @NotBlank @Size(max = 500) String reason) {
        reviews.approve(caller, orderId, reason);
        return toQueue();
    }

    @POST
    @Path("reviews/{orderId}/reject")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @RolesAllowed({Roles.ADMINISTRATOR, Roles.FRAUD_REVIEWER})
    public Response reject(
            @PathParam("orderId") String orderId,
            @RestForm @NotBlank @Size(max = 500) String reason,
            @RestForm @Nullable List<String> block) {
        reviews.reject(caller, orderId, reason, kinds(block == null ? List.of() : block));
        return toQueue();
    }

    private static Response toQueue() {
        return Response.seeOther(URI.create("/fraud")).build();
    }

    private static Set<ListedKind> kinds(List<String> names) {
        var kinds = EnumSet.noneOf(ListedKind.class);
        names.forEach(name -> kinds.add(kind(name)));
        return kinds;
    }

    private static ListedKind kind(String name) {
        try {
            return ListedKind.valueOf(name);
        } catch (IllegalArgumentException e) {
            throw new InvalidRequest("/block", "unknown_value", "ADDRESS, CARD, CUSTOMER, DEVICE or IP can be blocked");
        }
    }

    private static String cursorOf(Line line) {
        var review = line.fraud().review();
        return Cursor.of(
                String.valueOf(review == null ? Instant.EPOCH : review.deadline()),
                line.fraud().orderId());
    }

    private static Instant time(String text) {
        try {
            return Instant.parse(text);
        } catch (DateTimeParseException e) {
            throw new InvalidRequest("/cursor", "invalid_cursor", "This cursor does not come from this list");
        }
    }
}
