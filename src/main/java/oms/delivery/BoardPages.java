package oms.delivery;

import static oms.identity.Roles.ADMINISTRATOR;
import static oms.identity.Roles.DISPATCHER;
import static oms.identity.Roles.FRAUD_REVIEWER;
import static oms.identity.Roles.ORDER_MANAGER;
import static oms.identity.Roles.WAREHOUSE;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.Blocking;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.Objects;
import oms.delivery.ProofViews.ProofView;
import oms.identity.Caller;
import oms.order.Orders;
import oms.order.ShipmentView;

/** The dispatcher's board, and what an order's page shows of the road. */
@Path("/delivery")
@Produces(MediaType.TEXT_HTML)
@Blocking
class BoardPages {
    /** One shipment of an order on the road: each attempt, and who had its packages when. */
    record OnTheRoad(
            ShipmentView shipment, List<Stop> attempts, List<Custody.Package> packages, List<ProofView> proofs) {}

    @CheckedTemplate(basePath = "delivery")
    static class Templates {
        private Templates() {}

        static native TemplateInstance board(Board.Overview board, Ground ground, List<FailureReason> reasons);

        static native TemplateInstance board$trips(Board.Overview board);

        static native TemplateInstance order(List<OnTheRoad> shipments);
    }

    private final Board board;
    private final Custody custody;
    private final RoadRepository road;
    private final ProofViews proofs;
    private final Orders orders;
    private final DeliverySettings settings;
    private final Caller caller;

    BoardPages(
            Board board,
            Custody custody,
            RoadRepository road,
            ProofViews proofs,
            Orders orders,
            DeliverySettings settings,
            Caller caller) {
        this.board = board;
        this.custody = custody;
        this.road = road;
        this.proofs = proofs;
        this.orders = orders;
        this.settings = settings;
        this.caller = caller;
    }

    @GET
    @RolesAllowed({DISPATCHER, ADMINISTRATOR})
    public TemplateInstance board() {
        return Templates.board(board.of(caller.merchant()), Ground.of(settings), List.of(FailureReason.values()));
    }

    @GET
    @Path("trips")
    @RolesAllowed({DISPATCHER, ADMINISTRATOR})
    public TemplateInstance trips() {
        return Templates.board$trips(board.of(caller.merchant()));
    }

    /** The panel of an order's page. */
    @GET
    @Path("orders/{id}")
    @RolesAllowed({ADMINISTRATOR, ORDER_MANAGER, FRAUD_REVIEWER, WAREHOUSE, DISPATCHER})
    public TemplateInstance order(@PathParam("id") String id) {
        var order = orders.get(caller.merchant(), id);
        var stops = road.stopsOf(order.merchant(), order.id());
        var shipments = order.shipments().stream()
                .filter(s -> stops.stream().anyMatch(stop -> isOf(stop, s)))
                .toList();
        var packages = custody.packages(
                order.merchant(), shipments.stream().map(ShipmentView::id).toList());
        var taken = proofs.of(order.merchant(), order.id(), "/v1/orders/" + order.id() + "/proof");
        return Templates.order(shipments.stream()
                .map(shipment -> new OnTheRoad(
                        shipment,
                        stops.stream().filter(stop -> isOf(stop, shipment)).toList(),
                        packages.getOrDefault(shipment.id(), List.of()),
                        taken.stream()
                                .filter(proof -> proof.shipmentId().equals(shipment.id()))
                                .toList()))
                .toList());
    }

    private static boolean isOf(Stop stop, ShipmentView shipment) {
        return Objects.equals(stop.shipmentId(), shipment.id());
    }
}
