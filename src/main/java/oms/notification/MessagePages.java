package oms.notification;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.Blocking;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.time.Clock;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import oms.identity.Audit;
import oms.identity.Caller;
import oms.identity.Roles;
import oms.web.Conflict;
import oms.web.Cursor;
import oms.web.InvalidRequest;
import oms.web.NotFound;
import oms.web.Page;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/** The messages to shoppers: what was told, what waits, what failed; with their texts while these are kept. */
@Path("/notification")
@Produces(MediaType.TEXT_HTML)
@Blocking
class MessagePages {
    private static final int ROWS = 50;

    @CheckedTemplate(basePath = "notification")
    static class Templates {
        private Templates() {}

        static native TemplateInstance list(
                Page<MessageView> messages,
                List<MessageStatus> statuses,
                @Nullable MessageStatus status,
                int failed,
                Rule rule,
                List<Language> languages,
                List<MessageKind> kinds);

        static native TemplateInstance order(List<MessageView> messages);
    }

    private final MessageRepository messages;
    private final Rules rules;
    private final Audit audit;
    private final Caller caller;
    private final Clock clock;

    MessagePages(MessageRepository messages, Rules rules, Audit audit, Caller caller, Clock clock) {
        this.messages = messages;
        this.rules = rules;
        this.audit = audit;
        this.caller = caller;
        this.clock = clock;
    }

    @GET
    @RolesAllowed({Roles.ADMINISTRATOR, Roles.ORDER_MANAGER})
    public TemplateInstance list(@RestQuery @Nullable String status, @RestQuery @Nullable String cursor) {
        var wanted = status == null || status.isEmpty() ? null : named(MessageStatus.class, status, "/status");
        var place = Cursor.read(cursor, 1);
        var rows = messages.newest(caller.merchant(), wanted, place == null ? null : place[0], ROWS + 1);
        return Templates.list(
                Page.of(rows, ROWS, message -> Cursor.of(message.id())),
                List.of(MessageStatus.values()),
                wanted,
                messages.failed(caller.merchant()),
                rules.of(caller.merchant()),
                List.of(Language.values()),
                List.of(MessageKind.values()));
    }

    /** The panel of an order's page. */
    @GET
    @Path("orders/{orderId}")
    @RolesAllowed({Roles.ADMINISTRATOR, Roles.ORDER_MANAGER})
    public TemplateInstance order(@PathParam("orderId") String orderId) {
        return Templates.order(messages.ofOrder(caller.merchant(), orderId));
    }

    @POST
    @Path("{id}/again")
    @RolesAllowed({Roles.ADMINISTRATOR, Roles.ORDER_MANAGER})
    @Transactional
    public Response again(@PathParam("id") String id) {
        var message = messages.find(caller.merchant(), id).orElseThrow(() -> new NotFound("message"));
        if (!messages.again(caller.merchant(), id, clock.instant()))
            throw new Conflict("no_second_try", "Only a failed message whose text is kept can be sent again");
        audit.record(caller, "notification.sent_again", id + " of " + message.orderNumber());
        return back();
    }

    @POST
    @Path("rules")
    @RolesAllowed({Roles.ADMINISTRATOR, Roles.ORDER_MANAGER})
    public Response rules(@RestForm @NotNull @Size(max = 10) String language, @RestForm @Nullable List<String> tell) {
        var kinds = tell == null
                ? Set.<MessageKind>of()
                : tell.stream()
                        .map(name -> named(MessageKind.class, name, "/tell"))
                        .collect(Collectors.toSet());
        rules.put(caller, new Rule(named(Language.class, language, "/language"), kinds));
        return back();
    }

    private static Response back() {
        return Response.seeOther(URI.create("/notification")).build();
    }

    private static <E extends Enum<E>> E named(Class<E> type, String name, String pointer) {
        try {
            return Enum.valueOf(type, name);
        } catch (IllegalArgumentException e) {
            throw new InvalidRequest(pointer, "unknown_value", "There is no such value");
        }
    }
}
