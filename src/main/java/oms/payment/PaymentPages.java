package oms.payment;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import oms.identity.Caller;
import oms.identity.Roles;
import oms.order.OrderView;
import oms.order.Orders;
import oms.payment.MoneyDesk.Desk;
import oms.payment.MoneyDesk.Need;
import oms.payment.PaymentViews.Line;
import oms.web.Cursor;
import oms.web.Page;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/** The merchant's payments: what needs a look first, then all of them; and the money panel of an order's page. */
@Path("/payment")
@Produces(MediaType.TEXT_HTML)
class PaymentPages {
    private static final int ROWS = 50;

    /** What an order's panel shows beside the payment itself, and what the one who looks may do. */
    record Panel(
            OrderView order,
            List<Refund> refunds,
            List<Receivable> receivables,
            boolean manages,
            boolean refundable,
            boolean lapsed) {}

    @CheckedTemplate(basePath = "payment")
    static class Templates {
        private Templates() {}

        static native TemplateInstance list(
                Desk desk,
                Page<Line> payments,
                Map<String, String> numbers,
                List<PaymentStatus> statuses,
                @Nullable PaymentStatus status,
                String me);

        static native TemplateInstance order(PaymentView payment, Panel panel);

        static native TemplateInstance attention(int troubles);

        static native TemplateInstance needs(List<Need> needs, Map<String, String> numbers);
    }

    private final Payments payments;
    private final PaymentViews views;
    private final MoneyDesk desk;
    private final RefundRepository refunds;
    private final ReceivableRepository receivables;
    private final Orders orders;
    private final Caller caller;
    private final Clock clock;

    PaymentPages(
            Payments payments,
            PaymentViews views,
            MoneyDesk desk,
            RefundRepository refunds,
            ReceivableRepository receivables,
            Orders orders,
            Caller caller,
            Clock clock) {
        this.payments = payments;
        this.views = views;
        this.desk = desk;
        this.refunds = refunds;
        this.receivables = receivables;
        this.orders = orders;
        this.caller = caller;
        this.clock = clock;
    }

    @GET
    @RolesAllowed({Roles.ADMINISTRATOR, Roles.ORDER_MANAGER})
    public TemplateInstance list(@RestQuery @Nullable String status, @RestQuery @Nullable String cursor) {
        var wanted = Choice.of(PaymentStatus.class, status, "/status");
        var place = Cursor.read(cursor, 1);
        var rows = views.latest(caller.merchant(), wanted, place == null ? null : place[0], ROWS + 1);
        var now = desk.of(caller.merchant());
        var shown = Stream.concat(rows.stream().map(Line::orderId), now.orders().stream());
        return Templates.list(
                now,
                Page.of(rows, ROWS, line -> Cursor.of(line.id())),
                orders.numbers(caller.merchant(), shown.distinct().toList()),
                List.of(PaymentStatus.values()),
                wanted,
                caller.id());
    }

    @GET
    @Path("orders/{orderId}")
    @RolesAllowed({Roles.ADMINISTRATOR, Roles.ORDER_MANAGER, Roles.FRAUD_REVIEWER})
    public TemplateInstance order(@PathParam("orderId") String orderId) {
        var payment = payments.view(caller.merchant(), orderId);
        var list = refunds.ofOrder(caller.merchant(), orderId);
        var manages = caller.has(Roles.ADMINISTRATOR) || caller.has(Roles.ORDER_MANAGER);
        var given = list.stream()
                .filter(r -> r.waiting() || r.status() == Refund.Status.ORDERED)
                .mapToLong(r -> r.amount().minor())
                .sum();
        var left = payment.captured().minor() - payment.refunded().minor() - given;
        return Templates.order(
                payment,
                new Panel(
                        orders.get(caller.merchant(), orderId),
                        list,
                        receivables.ofOrder(caller.merchant(), orderId),
                        manages,
                        manages && left > 0,
                        lapsed(payment, clock.instant())));
    }

    private static boolean lapsed(PaymentView payment, Instant now) {
        var ends = payment.expiresAt();
        return payment.status() == PaymentStatus.AUTHORIZED
                && payment.held().isPositive()
                && ends != null
                && !now.isBefore(ends);
    }

    /** The control tower's tile. */
    @GET
    @Path("attention")
    @RolesAllowed({Roles.ADMINISTRATOR, Roles.ORDER_MANAGER})
    public TemplateInstance attention() {
        return Templates.attention(desk.of(caller.merchant()).size());
    }

    /** The control tower's list of what a person must do about money. */
    @GET
    @Path("needs")
    @RolesAllowed({Roles.ADMINISTRATOR, Roles.ORDER_MANAGER})
    public TemplateInstance needs() {
        var needs = desk.of(caller.merchant()).needs();
        var shown = needs.subList(0, Math.min(10, needs.size()));
        return Templates.needs(
                shown,
                orders.numbers(
                        caller.merchant(),
                        shown.stream().map(Need::orderId).distinct().toList()));
    }
}
