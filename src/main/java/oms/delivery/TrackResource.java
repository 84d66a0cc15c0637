package oms.delivery;

import io.smallrye.common.annotation.Blocking;
import io.smallrye.mutiny.Multi;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.sse.OutboundSseEvent;
import jakarta.ws.rs.sse.Sse;
import oms.delivery.DoorCodes.Issued;
import oms.identity.OrderTokens;
import oms.identity.OrderTokens.Opened;
import oms.web.NotFound;

/** An order followed by its shopper. The token in the path is the credential: unknown or expired, there is nothing here. */
@Path("/v1/track/{token}")
@PermitAll
@Blocking
class TrackResource {
    private static final long RECONNECT_MILLIS = 3_000;

    private final OrderTokens tokens;
    private final Tracking tracking;
    private final LiveTracks live;
    private final DoorCodes codes;
    private final ProofViews proofs;

    TrackResource(OrderTokens tokens, Tracking tracking, LiveTracks live, DoorCodes codes, ProofViews proofs) {
        this.tokens = tokens;
        this.tracking = tracking;
        this.live = live;
        this.codes = codes;
        this.proofs = proofs;
    }

    @GET
    @PermitAll
    @Produces(MediaType.APPLICATION_JSON)
    public Response track(@PathParam("token") String token) {
        return Response.ok(look(opened(token)))
                .header("Cache-Control", "no-store")
                .build();
    }

    /** Events named {@code track}: the whole state, at once, whenever it changes and now and then, until the order ends. */
    @GET
    @Path("live")
    @PermitAll
    @Produces(MediaType.SERVER_SENT_EVENTS)
    public Multi<OutboundSseEvent> live(@PathParam("token") String token, @Context Sse sse) {
        var order = opened(token);
        return live.follow(order.merchant(), order.orderId())
                .map(view -> sse.newEventBuilder()
                        .name("track")
                        .reconnectDelay(RECONNECT_MILLIS)
                        .mediaType(MediaType.APPLICATION_JSON_TYPE)
                        .data(TrackView.class, view)
                        .build());
    }

    /** A code for the door, in place of any before; only while something is on its way to the shopper. */
    @POST
    @Path("code")
    @PermitAll
    @Produces(MediaType.APPLICATION_JSON)
    public Issued code(@PathParam("token") String token) {
        var order = opened(token);
        var stops = tracking.onTheRoad(order.merchant(), order.orderId());
        if (stops.isEmpty())
            throw new Refusal("not_on_its_way", "There is a code while your order is on its way to you; not now");
        return codes.issue(stops);
    }

    @GET
    @Path("proof/{proof}")
    @PermitAll
    @Produces({"image/jpeg", "image/svg+xml", MediaType.APPLICATION_JSON})
    public Response picture(@PathParam("token") String token, @PathParam("proof") String proof) {
        var order = opened(token);
        return proofs.picture(order.merchant(), order.orderId(), proof);
    }

    private TrackView look(Opened order) {
        return tracking.of(order.merchant(), order.orderId());
    }

    private Opened opened(String token) {
        return tokens.find(token).orElseThrow(() -> new NotFound("order to follow"));
    }
}
