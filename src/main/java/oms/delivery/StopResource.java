package oms.delivery;

import static oms.identity.Roles.ADMINISTRATOR;
import static oms.identity.Roles.DISPATCHER;
import static oms.identity.Roles.DRIVER;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What happens at a door, over REST. A device counts its reports; one that comes again changes nothing. */
@Path("/v1/stops/{id}")
class StopResource {
    /** @param deviceSeq the device's own count, never used twice */
    record Arrival(@Min(0) long deviceSeq) {}

    /** Where a finger was, in pixels of the signature field. */
    record Point(double x, double y) {}

    /**
     * @param receivedBy who took it
     * @param strokes what was drawn, each stroke from touch to lift
     */
    record Proof(
            @NotNull ProofKind kind,
            @NotBlank @Size(max = 120) String receivedBy,
            @NotEmpty @Size(max = 200) List<@NotEmpty @Size(max = 2_000) List<@NotNull Point>> strokes) {}

    record Delivery(
            @NotEmpty @Size(max = 1) List<@NotNull @Valid Proof> proofs,
            @Min(0) long deviceSeq) {}

    record Failure(
            @NotNull FailureReason reason,
            @NotNull NextStep nextStep,
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

    private final Door door;
    private final Carriers carriers;
    private final ObjectMapper json;

    StopResource(Door door, Carriers carriers, ObjectMapper json) {
        this.door = door;
        this.carriers = carriers;
        this.json = json;
    }

    @POST
    @Path("arrive")
    @RolesAllowed({DRIVER, DISPATCHER, ADMINISTRATOR})
    public StopState arrive(@PathParam("id") String id, @NotNull @Valid Arrival report) {
        return StopState.of(door.arrive(carriers.current(), id, report.deviceSeq()));
    }

    @POST
    @Path("deliver")
    @RolesAllowed({DRIVER, DISPATCHER, ADMINISTRATOR})
    public StopState deliver(@PathParam("id") String id, @NotNull @Valid Delivery report) {
        var proof = report.proofs().getFirst();
        return StopState.of(door.deliver(
                carriers.current(), id, report.deviceSeq(), proof.receivedBy().strip(), drawn(proof)));
    }

    @POST
    @Path("fail")
    @RolesAllowed({DRIVER, DISPATCHER, ADMINISTRATOR})
    public StopState fail(@PathParam("id") String id, @NotNull @Valid Failure report) {
        return StopState.of(door.fail(carriers.current(), id, report.deviceSeq(), report.reason(), report.nextStep()));
    }

    private String drawn(Proof proof) {
        try {
            return json.writeValueAsString(proof.strokes());
        } catch (JsonProcessingException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }
}
