package oms.order;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.Blocking;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import oms.events.History;
import oms.identity.Audit;
import oms.identity.Caller;
import oms.identity.Roles;
import oms.order.Cancellation.Cause;
import oms.web.Page;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/** The merchant's orders: the list, one order with everything about it, and what people do to it. */
@Path("/order")
@Produces(MediaType.TEXT_HTML)
@Blocking
class OrderPages {
    private static final int ROWS = 50;

    /** A saved view over the list. */
    record View(String label, String query) {}

    /** What the list was asked for, as its form shows it again. */
    record Asked(String q, String status, String sla, String channel, boolean late, boolean held) {
        /** @return the same as a query string, without the place in the list */
        public String query() {
            return Stream.of(
                            pair("q", q),
                            pair("status", status),
                            pair("sla", sla),
                            pair("channel", channel),
                            late ? "late=true" : "",
                            held ? "held=true" : "")
                    .filter(part -> !part.isEmpty())
                    .collect(Collectors.joining("&"));
        }

        private static String pair(String name, String value) {
            return value.isEmpty() ? "" : name + "=" + URLEncoder.encode(value, StandardCharsets.UTF_8);
        }
    }

    /** What the one who looks may do to the order now, and which panels of other modules they may see. */
    record Scope(boolean cancel, boolean hold, boolean release, boolean money, boolean fraud) {
        public boolean any() {
            return cancel || hold || release;
        }
    }

    @CheckedTemplate(basePath = "order")
    static class Templates {
        private Templates() {}

        static native TemplateInstance list(
                Page<OrderSummary> orders,
                Asked asked,
                List<View> views,
                List<OrderStatus> statuses,
                List<Sla> slas,
                List<String> channels,
                Instant now);

        static native TemplateInstance list$rows(Page<OrderSummary> orders, Asked asked, Instant now);

        static native TemplateInstance page(OrderView order, List<Timeline.Line> timeline, Scope scope, Instant now);

        static native TemplateInstance strip(List<OrderFigures.Step> steps);

        static native TemplateInstance attention(OrderFigures.Attention counts);

        static native TemplateInstance troubles(List<OrderFigures.Trouble> troubles, Instant now);

        static native TemplateInstance today(OrderFigures.Today figures);
    }

    private static final List<View> VIEWS = List.of(
            new View("All", ""),
            new View("In review", "status=MANUAL_REVIEW"),
            new View("Backordered", "status=BACKORDERED"),
            new View("In the warehouse", "status=ALLOCATED%2CPICKED%2CPACKED"),
            new View("On the road", "status=IN_TRANSIT%2CDELIVERY_FAILED"),
            new View("Late", "late=true"),
            new View("On hold", "held=true"),
            new View("Delivered", "status=DELIVERED"),
            new View("Ended early", "status=CANCELLED%2CREJECTED"));

    private final Orders orders;
    private final OrderList list;
    private final OrderFigures figures;
    private final History history;
    private final Audit audit;
    private final Caller caller;
    private final Clock clock;

    OrderPages(
            Orders orders,
            OrderList list,
            OrderFigures figures,
            History history,
            Audit audit,
            Caller caller,
            Clock clock) {
        this.orders = orders;
        this.list = list;
        this.figures = figures;
        this.history = history;
        this.audit = audit;
        this.caller = caller;
        this.clock = clock;
    }

    @GET
    @RolesAllowed({Roles.ADMINISTRATOR, Roles.ORDER_MANAGER, Roles.FRAUD_REVIEWER, Roles.WAREHOUSE, Roles.DISPATCHER})
    public TemplateInstance list(
            @RestQuery @Nullable String q,
            @RestQuery @Nullable String status,
            @RestQuery @Nullable String sla,
            @RestQuery @Nullable String channel,
            @RestQuery @Nullable String late,
            @RestQuery @Nullable String held,
            @RestQuery @Nullable String cursor,
            @HeaderParam("HX-Request") @Nullable String htmx) {
        var asked =
                new Asked(text(q), text(status), text(sla), text(channel), "true".equals(late), "true".equals(held));
        var filter = OrderFilter.of(asked.status(), asked.q(), asked.sla(), asked.channel())
                .onlyLate(asked.late())
                .onlyHeld(asked.held());
        var page = list.page(caller.merchant(), filter, ROWS, cursor);
        if (htmx != null) return Templates.list$rows(page, asked, clock.instant());
        return Templates.list(
                page,
                asked,
                VIEWS,
                List.of(OrderStatus.values()),
                List.of(Sla.values()),
                list.channels(caller.merchant()),
                clock.instant());
    }

    private static String text(@Nullable String value) {
        return value == null ? "" : value.replace("\0", "").strip();
    }

    @GET
    @Path("{id}")
    @RolesAllowed({Roles.ADMINISTRATOR, Roles.ORDER_MANAGER, Roles.FRAUD_REVIEWER, Roles.WAREHOUSE, Roles.DISPATCHER})
    public TemplateInstance page(@PathParam("id") String id) {
        var order = orders.get(caller.merchant(), id);
        return Templates.page(
                order,
                Timeline.of(history.of(order.merchant(), order.id(), OrderEvent.class)),
                scope(order),
                clock.instant());
    }

    private Scope scope(OrderView order) {
        var manager = caller.has(Roles.ADMINISTRATOR) || caller.has(Roles.ORDER_MANAGER);
        var open = !order.status().isTerminal();
        var departed = order.shipments().stream().anyMatch(s -> s.status().isUnderWay());
        return new Scope(
                manager && open && !departed,
                manager && open && order.heldReason() == null,
                manager && order.heldReason() != null,
                manager || caller.has(Roles.FRAUD_REVIEWER),
                caller.has(Roles.ADMINISTRATOR) || caller.has(Roles.FRAUD_REVIEWER));
    }

    @POST
    @Path("{id}/cancel")
    @RolesAllowed({Roles.ADMINISTRATOR, Roles.ORDER_MANAGER})
    @Transactional
    public Response cancel(@PathParam("id") String id, @RestForm @NotBlank @Size(max = 500) String reason) {
        orders.cancel(caller.merchant(), id, new Cancellation(Cause.MERCHANT, reason.strip(), caller.name()));
        return done(id, "order.cancelled", reason);
    }

    @POST
    @Path("{id}/hold")
    @RolesAllowed({Roles.ADMINISTRATOR, Roles.ORDER_MANAGER})
    @Transactional
    public Response hold(@PathParam("id") String id, @RestForm @NotBlank @Size(max = 500) String reason) {
        orders.hold(caller.merchant(), id, reason.strip(), caller.name());
        return done(id, "order.held", reason);
    }

    @POST
    @Path("{id}/release")
    @RolesAllowed({Roles.ADMINISTRATOR, Roles.ORDER_MANAGER})
    @Transactional
    public Response release(@PathParam("id") String id, @RestForm @NotBlank @Size(max = 500) String reason) {
        orders.release(caller.merchant(), id, reason.strip(), caller.name());
        return done(id, "order.released", reason);
    }

    private Response done(String id, String deed, String reason) {
        audit.record(caller, deed, id + ": " + reason.strip());
        return Response.seeOther(URI.create("/order/" + id)).build();
    }

    /** The control tower's strip of stages. */
    @GET
    @Path("now/strip")
    @RolesAllowed({Roles.ADMINISTRATOR, Roles.ORDER_MANAGER, Roles.FRAUD_REVIEWER, Roles.WAREHOUSE, Roles.DISPATCHER})
    public TemplateInstance strip() {
        return Templates.strip(figures.steps(caller.merchant()));
    }

    /** The control tower's tiles of what waits for a person. */
    @GET
    @Path("now/attention")
    @RolesAllowed({Roles.ADMINISTRATOR, Roles.ORDER_MANAGER, Roles.FRAUD_REVIEWER, Roles.WAREHOUSE, Roles.DISPATCHER})
    public TemplateInstance attention() {
        return Templates.attention(figures.attention(caller.merchant()));
    }

    /** The control tower's list of orders that need somebody. */
    @GET
    @Path("now/troubles")
    @RolesAllowed({Roles.ADMINISTRATOR, Roles.ORDER_MANAGER, Roles.FRAUD_REVIEWER, Roles.WAREHOUSE, Roles.DISPATCHER})
    public TemplateInstance troubles() {
        return Templates.troubles(figures.troubles(caller.merchant()), clock.instant());
    }

    @GET
    @Path("now/today")
    @RolesAllowed({Roles.ADMINISTRATOR, Roles.ORDER_MANAGER, Roles.FRAUD_REVIEWER, Roles.WAREHOUSE, Roles.DISPATCHER})
    public TemplateInstance today() {
        return Templates.today(figures.today(caller.merchant()));
    }
}
