package oms.payment;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import oms.identity.Caller;
import oms.identity.Roles;
import oms.order.Orders;
import oms.payment.PaymentViews.Line;
import oms.payment.PaymentViews.Trouble;
import oms.web.Cursor;
import oms.web.InvalidRequest;
import oms.web.Page;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/** The merchant's payments: what needs a look first, then all of them; and the money panel of an order's page. */
@Path("/payment")
@Produces(MediaType.TEXT_HTML)
class PaymentPages {
    private static final int ROWS = 50;

    @CheckedTemplate(basePath = "payment")
    static class Templates {
        private Templates() {}

        static native TemplateInstance list(
                List<Trouble> troubles,
                Page<Line> payments,
                Map<String, String> numbers,
                List<PaymentStatus> statuses,
                @Nullable PaymentStatus status);

        static native TemplateInstance order(PaymentView payment);

        static native TemplateInstance attention(int troubles);
    }

    private final Payments payments;
    private final PaymentViews views;
    private final SecondTries secondTries;
    private final Orders orders;
    private final Caller caller;
    private final Clock clock;

    PaymentPages(
            Payments payments, PaymentViews views, SecondTries secondTries, Orders orders, Caller caller, Clock clock) {
        this.payments = payments;
        this.views = views;
        this.secondTries = secondTries;
        this.orders = orders;
        this.caller = caller;
        this.clock = clock;
    }

    @GET
    @RolesAllowed({Roles.ADMINISTRATOR, Roles.ORDER_MANAGER})
    public TemplateInstance list(@RestQuery @Nullable String status, @RestQuery @Nullable String cursor) {
        var wanted = status(status);
        var place = Cursor.read(cursor, 1);
        var rows = views.latest(caller.merchant(), wanted, place == null ? null : place[0], ROWS + 1);
        var troubles = views.troubles(caller.merchant(), clock.instant());
        var shown = Stream.concat(
                rows.stream().map(Line::orderId), troubles.stream().map(Trouble::orderId));
        return Templates.list(
                troubles,
                Page.of(rows, ROWS, line -> Cursor.of(line.id())),
                orders.numbers(caller.merchant(), shown.distinct().toList()),
                List.of(PaymentStatus.values()),
                wanted);
    }

    @GET
    @Path("orders/{orderId}")
    @RolesAllowed({Roles.ADMINISTRATOR, Roles.ORDER_MANAGER, Roles.FRAUD_REVIEWER})
    public TemplateInstance order(@PathParam("orderId") String orderId) {
        return Templates.order(payments.view(caller.merchant(), orderId));
    }

    /** The control tower's tile. */
    @GET
    @Path("attention")
    @RolesAllowed({Roles.ADMINISTRATOR, Roles.ORDER_MANAGER})
    public TemplateInstance attention() {
        return Templates.attention(
                views.troubles(caller.merchant(), clock.instant()).size());
    }

    @POST
    @Path("operations/{operationId}/again")
    @RolesAllowed({Roles.ADMINISTRATOR, Roles.ORDER_MANAGER})
    public Response again(@PathParam("operationId") String operationId) {
        secondTries.order(caller.merchant(), operationId);
        return Response.seeOther(URI.create("/payment")).build();
    }

    private static @Nullable PaymentStatus status(@Nullable String text) {
        if (text == null || text.isEmpty()) return null;
        try {
            return PaymentStatus.valueOf(text);
        } catch (IllegalArgumentException e) {
            throw new InvalidRequest("/status", "invalid_value", "There is no such payment status");
        }
    }
}
