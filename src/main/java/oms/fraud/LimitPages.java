package oms.fraud;

import static oms.identity.Roles.ADMINISTRATOR;
import static oms.identity.Roles.FRAUD_REVIEWER;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.stream.Stream;
import oms.identity.Caller;
import oms.web.InvalidRequest;
import org.jspecify.annotations.Nullable;

/** Who tried too often, and how much may be tried. */
@Path("/fraud/limits")
@Produces(MediaType.TEXT_HTML)
class LimitPages {
    private static final int ROWS = 100;

    /** @param now whether it is refused at this moment */
    record Line(Tally.Limited who, boolean now) {}

    /** A row of the form; null where it is not limited. */
    record Field(
            TallyKind kind,
            @Nullable Integer tenMinutes,
            @Nullable Integer day) {}

    @CheckedTemplate(basePath = "fraud")
    static class Templates {
        private Templates() {}

        static native TemplateInstance limits(
                List<Line> refused, List<Field> fields, int declineWeight, boolean mayChange);
    }

    private final Limits limits;
    private final Doorkeeping doorkeeping;
    private final Caller caller;
    private final Clock clock;

    LimitPages(Limits limits, Doorkeeping doorkeeping, Caller caller, Clock clock) {
        this.limits = limits;
        this.doorkeeping = doorkeeping;
        this.caller = caller;
        this.clock = clock;
    }

    @GET
    @RolesAllowed({ADMINISTRATOR, FRAUD_REVIEWER})
    public TemplateInstance limits() {
        Instant now = clock.instant();
        var refused = doorkeeping.refused(caller.merchant(), ROWS).stream()
                .map(who -> new Line(who, who.freeAt().isAfter(now)))
                .toList();
        var allowed = limits.read(caller.merchant());
        var fields =
                Stream.of(TallyKind.values()).map(kind -> field(kind, allowed)).toList();
        return Templates.limits(refused, fields, allowed.declineWeight(), caller.has(ADMINISTRATOR));
    }

    private static Field field(TallyKind kind, Allowed allowed) {
        var points = allowed.limits().get(kind);
        return points == null ? new Field(kind, null, null) : new Field(kind, points.tenMinutes(), points.day());
    }

    /** A kind whose both fields are empty is not limited. */
    @POST
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @RolesAllowed(ADMINISTRATOR)
    public Response put(MultivaluedMap<String, String> form) {
        var wanted = new EnumMap<TallyKind, Allowed.Points>(TallyKind.class);
        for (var kind : TallyKind.values()) {
            var ten = number(form, kind + ".tenMinutes");
            var day = number(form, kind + ".day");
            if ((ten == null) != (day == null))
                throw new InvalidRequest("/" + kind, "one_of_two", "Both limits are needed, or none");
            if (ten != null && day != null) wanted.put(kind, Allowed.Points.of(ten, day));
        }
        var weight = number(form, "declineWeight");
        limits.put(caller, new Allowed(wanted, weight == null ? 0 : weight));
        return back();
    }

    @POST
    @Path("{kind}/{key}/lift")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @RolesAllowed({ADMINISTRATOR, FRAUD_REVIEWER})
    public Response lift(@PathParam("kind") String kind, @PathParam("key") String key) {
        doorkeeping.lift(caller, kind, key);
        return back();
    }

    private static @Nullable Integer number(MultivaluedMap<String, String> form, String name) {
        var text = form.getFirst(name);
        if (text == null || text.isBlank()) return null;
        if (!text.strip().matches("0|[1-9][0-9]{0,8}")
                || !name.equals("declineWeight") && text.strip().equals("0"))
            throw new InvalidRequest("/" + name, "invalid_value", "A whole number from 1 is needed");
        return Integer.valueOf(text.strip());
    }

    private static Response back() {
        return Response.seeOther(URI.create("/fraud/limits")).build();
    }
}
