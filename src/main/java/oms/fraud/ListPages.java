package oms.fraud;

import static oms.identity.Roles.ADMINISTRATOR;
import static oms.identity.Roles.FRAUD_REVIEWER;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import oms.identity.Caller;
import oms.web.InvalidRequest;
import oms.web.NotFound;
import org.jboss.resteasy.reactive.RestForm;
import org.jspecify.annotations.Nullable;

/** The block and allow lists, with a form for what is known by its name; orders are listed from their review. */
@Path("/fraud/lists")
@Produces(MediaType.TEXT_HTML)
class ListPages {
    private static final int ROWS = 200;

    @CheckedTemplate(basePath = "fraud")
    static class Templates {
        private Templates() {}

        static native TemplateInstance lists(List<Lists.Entry> entries, List<ListedKind> kinds);
    }

    private final Lists lists;
    private final Memory memory;
    private final Caller caller;
    private final Clock clock;

    ListPages(Lists lists, Memory memory, Caller caller, Clock clock) {
        this.lists = lists;
        this.memory = memory;
        this.caller = caller;
        this.clock = clock;
    }

    @GET
    @RolesAllowed({ADMINISTRATOR, FRAUD_REVIEWER})
    public TemplateInstance entries() {
        var kinds = Arrays.stream(ListedKind.values()).toList();
        return Templates.lists(lists.newest(caller.merchant(), ROWS), kinds);
    }

    /**
     * @param what an order's number, whose address, card and so on is listed, or the thing itself
     * @param days how long the entry holds, for ever where nothing is said
     */
    @POST
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @RolesAllowed({ADMINISTRATOR, FRAUD_REVIEWER})
    public Response add(
            @RestForm @NotNull @Pattern(regexp = "BLOCK|ALLOW") String list,
            @RestForm @NotNull @Pattern(regexp = "ADDRESS|CARD|CUSTOMER|DEVICE|IP") String kind,
            @RestForm @NotBlank @Size(max = 254) String what,
            @RestForm @Nullable @Pattern(regexp = "|[1-9][0-9]{0,3}", message = "whole days, at most 9999") String days,
            @RestForm @NotBlank @Size(max = 500) String reason) {
        var terms = new Lists.Terms(Lists.Side.valueOf(list), reason, until(days));
        var order = memory.find(caller.merchant(), what.strip());
        if (order.isEmpty()) lists.addValue(caller, ListedKind.valueOf(kind), what, terms);
        else if (lists.add(caller, order.get(), ListedKind.valueOf(kind), terms).isEmpty())
            throw new InvalidRequest("/kind", "nothing_to_list", "The order has none");
        return toLists();
    }

    @POST
    @Path("{kind}/{key}/lift")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @RolesAllowed({ADMINISTRATOR, FRAUD_REVIEWER})
    public Response lift(@PathParam("kind") String kind, @PathParam("key") String key) {
        var listed = Arrays.stream(ListedKind.values())
                .filter(k -> k.name().equals(kind))
                .findFirst()
                .orElseThrow(() -> new NotFound("list entry"));
        lists.lift(caller, listed, key);
        return toLists();
    }

    private @Nullable Instant until(@Nullable String days) {
        return days == null || days.isEmpty() ? null : clock.instant().plus(Duration.ofDays(Long.parseLong(days)));
    }

    private static Response toLists() {
        return Response.seeOther(URI.create("/fraud/lists")).build();
    }
}
