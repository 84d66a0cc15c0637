package oms.delivery;

import static oms.identity.Roles.ADMINISTRATOR;
import static oms.identity.Roles.DISPATCHER;
import static oms.identity.Roles.DRIVER;

import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.time.Clock;
import java.util.List;
import oms.identity.Caller;
import oms.web.NotFound;

/**
 * A shift as a phone tells it, over REST. Reports are counted by the phone and each counts once, however often it is told, so they
 * need no idempotency key.
 */
@Path("/v1/driver/reports")
class PhoneReportResource {
    static final String DEVICE = "[A-Za-z0-9_-]{1,60}";
    private static final int MOST = 200;

    /** @param device the name that the phone gave itself once, and keeps when its driver logs in again */
    record Batch(
            @NotNull @Pattern(regexp = DEVICE) String device,
            @NotEmpty @Size(max = 100) List<@NotNull @Valid PhoneReport> reports) {}

    record RefusedList(List<PhoneReportRepository.Refused> items) {}

    record Settled(
            @NotBlank @Size(max = 200) String device,
            @Min(0) long deviceSeq) {}

    private final PhoneReports reports;
    private final PhoneReportRepository kept;
    private final Carriers carriers;
    private final Caller caller;
    private final Clock clock;

    PhoneReportResource(
            PhoneReports reports, PhoneReportRepository kept, Carriers carriers, Caller caller, Clock clock) {
        this.reports = reports;
        this.kept = kept;
        this.carriers = carriers;
        this.caller = caller;
        this.clock = clock;
    }

    @POST
    @RolesAllowed(DRIVER)
    public PhoneReports.Answers take(@NotNull @Valid Batch batch) {
        return reports.take(carriers.driving().on(batch.device()), batch.reports());
    }

    /** What phones told and what could not count, for a person to settle; the oldest 200. */
    @GET
    @Path("refused")
    @RolesAllowed({DISPATCHER, ADMINISTRATOR})
    public RefusedList refused() {
        return new RefusedList(kept.refused(caller.merchant(), MOST));
    }

    /** Somebody has seen to it; the same again changes nothing, so it needs no idempotency key. */
    @POST
    @Path("refused/settled")
    @RolesAllowed({DISPATCHER, ADMINISTRATOR})
    public void settle(@NotNull @Valid Settled which) {
        if (!kept.settle(caller.merchant(), which.device(), which.deviceSeq(), caller.id(), clock.instant()))
            throw new NotFound("report");
    }
}
