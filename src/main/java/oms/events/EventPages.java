package oms.events;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.List;
import oms.events.Feed.Entry;
import oms.identity.Caller;
import oms.identity.Roles;
import oms.web.Cursor;
import oms.web.InvalidRequest;
import oms.web.Page;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/** What waits for a person, and everything that was told, newest first. */
@Path("/events")
@Produces(MediaType.TEXT_HTML)
class EventPages {
    private static final int ROWS = 50;

    @CheckedTemplate(basePath = "events")
    static class Templates {
        private Templates() {}

        static native TemplateInstance page(List<Parked.Letter> parked, boolean mayDismiss, Page<Entry> feed);

        static native TemplateInstance page$rows(Page<Entry> feed);

        static native TemplateInstance attention(long parked);
    }

    private final Parked parked;
    private final Feed feed;
    private final Caller caller;

    EventPages(Parked parked, Feed feed, Caller caller) {
        this.parked = parked;
        this.feed = feed;
        this.caller = caller;
    }

    @GET
    @RolesAllowed({Roles.ADMINISTRATOR, Roles.ORDER_MANAGER})
    public TemplateInstance list(@RestQuery @Nullable String cursor, @HeaderParam("HX-Request") @Nullable String htmx) {
        var rows = feed.newest(caller.merchant(), before(cursor), ROWS + 1);
        var page = Page.of(rows, ROWS, entry -> Cursor.of(Long.toString(entry.place())));
        return htmx == null
                ? Templates.page(parked.all(caller.merchant()), caller.has(Roles.ADMINISTRATOR), page)
                : Templates.page$rows(page);
    }

    /** The control tower's tile. */
    @GET
    @Path("attention")
    @RolesAllowed({Roles.ADMINISTRATOR, Roles.ORDER_MANAGER})
    public TemplateInstance attention() {
        return Templates.attention(parked.count(caller.merchant()));
    }

    @POST
    @Path("parked/retry")
    @RolesAllowed({Roles.ADMINISTRATOR, Roles.ORDER_MANAGER})
    public Response retry(
            @RestForm @NotNull @Size(max = 60) String event, @RestForm @NotNull @Size(max = 100) String subscriber) {
        parked.retry(caller, event, subscriber);
        return back();
    }

    @POST
    @Path("parked/dismiss")
    @RolesAllowed(Roles.ADMINISTRATOR)
    public Response dismiss(
            @RestForm @NotNull @Size(max = 60) String event,
            @RestForm @NotNull @Size(max = 100) String subscriber,
            @RestForm @NotBlank @Size(max = 300) String reason) {
        parked.dismiss(caller, event, subscriber, reason.strip());
        return back();
    }

    private static Response back() {
        return Response.seeOther(URI.create("/events")).build();
    }

    private static long before(@Nullable String cursor) {
        var key = Cursor.read(cursor, 1);
        if (key == null) return Long.MAX_VALUE;
        if (!key[0].matches("[0-9]{1,18}"))
            throw new InvalidRequest("/cursor", "invalid_cursor", "This cursor does not come from this list");
        return Long.parseLong(key[0]);
    }
}
