package oms.delivery;

import static oms.identity.Roles.ADMINISTRATOR;
import static oms.identity.Roles.DISPATCHER;
import static oms.identity.Roles.DRIVER;

import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import java.time.Instant;
import java.util.List;
import oms.delivery.DriverDay.StopView;
import org.jspecify.annotations.Nullable;

/** What happens at a door, over REST. A device counts its reports; one that comes again changes nothing. */
@Path("/v1/stops/{id}")
class StopResource {
    /** @param deviceSeq the device's own count, never used twice */
    record Arrival(@Min(0) long deviceSeq) {}

    /** @param proofs one of a kind, as many kinds as the stop requires */
    record Delivery(
            @NotEmpty @Size(max = 3) List<@NotNull @Valid ProofBody> proofs,
            @Min(0) long deviceSeq) {}

    /**
     * @param place which neighbour or pick-up point it is brought to, where that is next
     * @param proofs a photo that shows the attempt, if one was taken
     */
    record Failure(
            @NotNull FailureReason reason,
            @NotNull NextStep nextStep,
            @Nullable @Size(max = 120) String place,
            @Nullable @Size(max = 1) List<@NotNull @Valid ProofBody> proofs,
            @Min(0) long deviceSeq) {}

    /** The stop as it stands after the report. */
    record StopState(
            String id,
            String orderId,
            String shipmentId,
            StopStatus status,
            @Nullable Instant doneAt) {
        static StopState of(Stop stop) {
            return new StopState(stop.id(), stop.orderId(), stop.shipmentId(), stop.status(), stop.doneAt());
        }
    }

    private final Handover handover;
    private final DriverDay day;
    private final Carriers carriers;
    private final ProofBodies proofs;

    StopResource(Handover handover, DriverDay day, Carriers carriers, ProofBodies proofs) {
        this.handover = handover;
        this.day = day;
        this.carriers = carriers;
        this.proofs = proofs;
    }

    @GET
    @RolesAllowed({DRIVER, DISPATCHER, ADMINISTRATOR})
    public StopView stop(@PathParam("id") String id) {
        return day.stop(carriers.current(), id);
    }

    @POST
    @Path("arrive")
    @RolesAllowed({DRIVER, DISPATCHER, ADMINISTRATOR})
    public StopState arrive(@PathParam("id") String id, @NotNull @Valid Arrival report) {
        return StopState.of(handover.arrive(carriers.current(), id, report.deviceSeq()));
    }

    @POST
    @Path("deliver")
    @RolesAllowed({DRIVER, DISPATCHER, ADMINISTRATOR})
    public StopState deliver(@PathParam("id") String id, @NotNull @Valid Delivery report) {
        return StopState.of(handover.deliver(
                carriers.current(), id, report.deviceSeq(), () -> proofs.read("/proofs", report.proofs())));
    }

    @POST
    @Path("fail")
    @RolesAllowed({DRIVER, DISPATCHER, ADMINISTRATOR})
    public StopState fail(@PathParam("id") String id, @NotNull @Valid Failure report) {
        var taken = report.proofs() == null ? List.<ProofBody>of() : report.proofs();
        return StopState.of(handover.fail(
                carriers.current(),
                id,
                report.deviceSeq(),
                new Failed(report.reason(), report.nextStep(), report.place()),
                () -> proofs.readAttempt("/proofs", taken)));
    }
}
