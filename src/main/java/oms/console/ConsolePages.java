package oms.console;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.Blocking;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import oms.identity.Caller;
import oms.identity.Roles;
import oms.order.OrderView;
import oms.order.Orders;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/** The way in, the control tower, and the search that is on every page. */
@Path("/")
@Produces(MediaType.TEXT_HTML)
@Blocking
class ConsolePages {
    @CheckedTemplate(basePath = "console")
    static class Templates {
        private Templates() {}

        static native TemplateInstance tower(Caller caller);
    }

    private static final int LONGEST = 200;

    private final Caller caller;
    private final Orders orders;

    ConsolePages(Caller caller, Orders orders) {
        this.caller = caller;
        this.orders = orders;
    }

    /** Everybody begins where their work is. */
    @GET
    @PermitAll
    public Response start() {
        return to(caller.known() ? Navigation.start(caller) : "/login");
    }

    @GET
    @Path("console")
    @RolesAllowed({Roles.ADMINISTRATOR, Roles.ORDER_MANAGER, Roles.FRAUD_REVIEWER, Roles.WAREHOUSE, Roles.DISPATCHER})
    public TemplateInstance tower() {
        return Templates.tower(caller);
    }

    /** A whole order number leads to its order; anything else to the list of what fits. */
    @GET
    @Path("console/search")
    @RolesAllowed({Roles.ADMINISTRATOR, Roles.ORDER_MANAGER, Roles.FRAUD_REVIEWER, Roles.WAREHOUSE, Roles.DISPATCHER})
    public Response search(@RestQuery @Nullable String q) {
        var text = q == null ? "" : q.strip().replace("\0", "");
        var wanted = text.length() > LONGEST ? text.substring(0, LONGEST) : text;
        return to(orders.findByNumber(caller.merchant(), wanted.toUpperCase(Locale.ROOT))
                .map(OrderView::id)
                .map("/order/"::concat)
                .orElseGet(() -> "/order?q=" + URLEncoder.encode(wanted, StandardCharsets.UTF_8)));
    }

    private static Response to(String path) {
        return Response.seeOther(URI.create(path)).build();
    }
}
