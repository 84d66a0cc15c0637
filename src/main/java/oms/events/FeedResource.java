package oms.events;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import oms.events.Feed.CloudEvent;
import oms.identity.Caller;
import oms.identity.Roles;
import oms.web.Cursor;
import oms.web.InvalidRequest;
import org.jspecify.annotations.Nullable;

/** The merchant's events, to be replayed from any place. */
@Path("/v1/events")
class FeedResource {
    /** @param after give it back as {@code after} to go on; unchanged while nothing is new */
    record Replay(List<CloudEvent> events, String after) {}

    private final Feed feed;
    private final Caller caller;

    FeedResource(Feed feed, Caller caller) {
        this.feed = feed;
        this.caller = caller;
    }

    @GET
    @Produces(MediaType.APPLICATION_JSON)
    @RolesAllowed({Roles.STOREFRONT, Roles.ADMINISTRATOR, Roles.ORDER_MANAGER})
    public Replay replay(@QueryParam("after") @Nullable String after, @QueryParam("limit") @Nullable String limit) {
        var place = place(after);
        var entries = feed.after(caller.merchant(), place, Cursor.limit(limit, 100, 1000));
        var next = entries.isEmpty() ? place : entries.getLast().place();
        return new Replay(entries.stream().map(Feed.Entry::event).toList(), Cursor.of(Long.toString(next)));
    }

    private static long place(@Nullable String after) {
        var values = Cursor.read(after, 1);
        if (values == null) return 0;
        if (!values[0].matches("[0-9]{1,18}"))
            throw new InvalidRequest("/after", "invalid_cursor", "This cursor does not come from this feed");
        return Long.parseLong(values[0]);
    }
}
