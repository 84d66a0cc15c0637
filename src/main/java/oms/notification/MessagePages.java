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
import java.time.LocalTime;
import java.time.format.DateTimeParseException;
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
    /** Characters of a secret. */
    private static final int SECRET = 24;

    @CheckedTemplate(basePath = "notification")
    static class Templates {
        private Templates() {}

        static native TemplateInstance list(
                Page<MessageView> messages, List<MessageStatus> statuses, @Nullable MessageStatus status, int failed);

        static native TemplateInstance rules(
                Rule rule, List<Language> languages, List<MessageKind> kinds, boolean smsIsSetUp);

        static native TemplateInstance order(List<MessageView> messages);
    }

    private final MessageRepository messages;
    private final Rules rules;
    private final RuleDraft draft;
    private final Outgoing outgoing;
    private final Audit audit;
    private final Caller caller;
    private final Clock clock;

    MessagePages(
            MessageRepository messages,
            Rules rules,
            RuleDraft draft,
            Outgoing outgoing,
            Audit audit,
            Caller caller,
            Clock clock) {
        this.messages = messages;
        this.rules = rules;
        this.draft = draft;
        this.outgoing = outgoing;
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
                messages.failed(caller.merchant()));
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

    @GET
    @Path("rules")
    @RolesAllowed({Roles.ADMINISTRATOR, Roles.ORDER_MANAGER})
    public TemplateInstance rules() {
        return Templates.rules(
                rules.of(caller.merchant()),
                List.of(Language.values()),
                List.of(MessageKind.values()),
                outgoing.isSetUp(Channel.SMS));
    }

    @POST
    @Path("rules")
    @RolesAllowed({Roles.ADMINISTRATOR, Roles.ORDER_MANAGER})
    public Response rules(
            @RestForm @NotNull @Size(max = 10) String language,
            @RestForm @Nullable List<String> tell,
            @RestForm @Nullable List<String> sms,
            @RestForm @Nullable List<String> webhook,
            @RestForm @Nullable @Size(max = 500) String webhookUrl,
            @RestForm @Nullable @Size(max = 200) String webhookSecret,
            @RestForm @Nullable @Size(max = 10) String quietFrom,
            @RestForm @Nullable @Size(max = 10) String quietUntil) {
        var secret = given(webhookSecret);
        if (secret != null && secret.length() < SECRET)
            throw new InvalidRequest("/webhookSecret", "too_short", "A secret has at least " + SECRET + " characters");
        var wish = new RuleDraft.Wish(
                named(Language.class, language, "/language"),
                kinds(tell, "/tell"),
                kinds(sms, "/sms"),
                kinds(webhook, "/webhook"),
                given(webhookUrl),
                secret,
                time(quietFrom, "/quietFrom"),
                time(quietUntil, "/quietUntil"));
        rules.put(caller, draft.rule(caller.merchant(), wish));
        return Response.seeOther(URI.create("/notification/rules")).build();
    }

    private static @Nullable String given(@Nullable String field) {
        return field == null || field.isBlank() ? null : field.strip();
    }

    private static @Nullable LocalTime time(@Nullable String field, String pointer) {
        try {
            return given(field) == null ? null : LocalTime.parse(field);
        } catch (DateTimeParseException e) {
            throw new InvalidRequest(pointer, "not_a_time", "A time is written 21:30");
        }
    }

    private static Set<MessageKind> kinds(@Nullable List<String> names, String pointer) {
        return names == null
                ? Set.of()
                : names.stream()
                        .map(name -> named(MessageKind.class, name, pointer))
                        .collect(Collectors.toSet());
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
