package oms.catalog;

import static oms.identity.Roles.ADMINISTRATOR;
import static oms.identity.Roles.ORDER_MANAGER;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.Blocking;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.validation.Validator;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
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
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import oms.identity.Audit;
import oms.identity.Caller;
import oms.identity.Merchants;
import oms.web.Conflict;
import oms.web.Cursor;
import oms.web.InvalidRequest;
import oms.web.NotFound;
import oms.web.Page;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/** Promotion codes with what is left of their budgets: made, changed, paused. */
@Path("/catalog/promotions")
@Produces(MediaType.TEXT_HTML)
@Blocking
class PromotionPages {
    private static final int ROWS = 50;
    private static final DateTimeFormatter FIELD = DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm");

    /**
     * One code with how it stands now.
     *
     * @param begins {@code validFrom} on the merchant's wall clock, as a form's field takes it
     */
    record Line(PromotionView code, PromotionView.State state, String begins, String ends) {
        /** @return the colour of its budget bar */
        public String tone() {
            return code.spentPercent() >= 100 ? "bad" : code.spentPercent() >= 80 ? "warn" : "ok";
        }
    }

    @CheckedTemplate(basePath = "catalog")
    static class Templates {
        private Templates() {}

        static native TemplateInstance promotions(Page<Line> codes);

        static native TemplateInstance promotions$rows(Page<Line> codes);

        /** @param line null for a new code */
        static native TemplateInstance promotion(
                @Nullable Line line, List<PromotionView.Kind> kinds, String currency, ZoneId zone);
    }

    private final Promotions promotions;
    private final PromotionRepository stored;
    private final Merchants merchants;
    private final Validator validator;
    private final Audit audit;
    private final Caller caller;
    private final Clock clock;

    PromotionPages(
            Promotions promotions,
            PromotionRepository stored,
            Merchants merchants,
            Validator validator,
            Audit audit,
            Caller caller,
            Clock clock) {
        this.promotions = promotions;
        this.stored = stored;
        this.merchants = merchants;
        this.validator = validator;
        this.audit = audit;
        this.caller = caller;
        this.clock = clock;
    }

    @GET
    @RolesAllowed({ADMINISTRATOR, ORDER_MANAGER})
    public TemplateInstance list(@RestQuery @Nullable String cursor, @HeaderParam("HX-Request") @Nullable String htmx) {
        var after = Cursor.read(cursor, 1);
        var rows = stored.page(caller.merchant(), after == null ? "" : after[0], ROWS + 1).stream()
                .map(this::line)
                .toList();
        var page = Page.of(rows, ROWS, line -> Cursor.of(line.code().code()));
        return htmx == null ? Templates.promotions(page) : Templates.promotions$rows(page);
    }

    private Line line(PromotionView code) {
        return new Line(code, code.state(clock.instant()), field(code.validFrom()), field(code.validUntil()));
    }

    private String field(@Nullable Instant at) {
        return at == null ? "" : FIELD.format(at.atZone(zone()));
    }

    @GET
    @Path("new")
    @RolesAllowed({ADMINISTRATOR, ORDER_MANAGER})
    public TemplateInstance make() {
        return form(null, merchants.get(caller.merchant()).currency());
    }

    @GET
    @Path("codes/{code}")
    @RolesAllowed({ADMINISTRATOR, ORDER_MANAGER})
    public TemplateInstance page(@PathParam("code") @Size(max = 40) String code) {
        var known = get(code);
        return form(line(known), known.currency());
    }

    private TemplateInstance form(@Nullable Line line, String currency) {
        return Templates.promotion(line, List.of(PromotionView.Kind.values()), currency, zone());
    }

    @POST
    @Path("new")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @RolesAllowed({ADMINISTRATOR, ORDER_MANAGER})
    @Transactional
    public Response add(MultivaluedMap<String, String> form) {
        var code = Promotions.normalized(new Fields(form).required("code"));
        if (!code.matches(PromotionBody.CODE))
            throw new InvalidRequest("/code", "invalid_value", PromotionBody.CODE_MESSAGE);
        if (stored.find(caller.merchant(), code).isPresent())
            throw new Conflict("code_taken", "There is a code %s already; change that one".formatted(code));
        return put(code, new Fields(form), merchants.get(caller.merchant()).currency(), true);
    }

    @POST
    @Path("codes/{code}")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @RolesAllowed({ADMINISTRATOR, ORDER_MANAGER})
    @Transactional
    public Response change(@PathParam("code") @Size(max = 40) String code, MultivaluedMap<String, String> form) {
        var known = get(code);
        return put(known.code(), new Fields(form), known.currency(), known.active());
    }

    /** A paused code is refused at the checkout as if there were none; what was redeemed stays. */
    @POST
    @Path("codes/{code}/active")
    @RolesAllowed({ADMINISTRATOR, ORDER_MANAGER})
    @Transactional
    public Response pause(
            @PathParam("code") @Size(max = 40) String code,
            @RestForm @NotNull @Pattern(regexp = "true|false") String to) {
        var changed = get(code).withActive(Boolean.parseBoolean(to));
        promotions.put(caller.merchant(), changed);
        return done(changed.code(), changed.active() ? "promotion.resumed" : "promotion.paused");
    }

    private Response put(String code, Fields form, String currency, boolean active) {
        var body = Fields.checked(validator, body(form, currency, active));
        promotions.put(caller.merchant(), body.promotion(code, clock.instant()));
        return done(code, "promotion.set");
    }

    private PromotionBody body(Fields form, String currency, boolean active) {
        var kind = kind(form.required("kind"));
        var maxUses = form.optionalWhole("maxUses");
        return new PromotionBody(
                kind,
                kind == PromotionView.Kind.PERCENTAGE ? form.optionalWhole("percent") : null,
                kind == PromotionView.Kind.AMOUNT ? form.amount("amount", currency) : null,
                currency,
                form.moment("validFrom", zone()),
                form.moment("validUntil", zone()),
                form.amount("minOrder", currency),
                form.amount("budget", currency),
                maxUses == null ? null : (long) maxUses,
                form.optionalWhole("perCustomer"),
                active);
    }

    private static PromotionView.Kind kind(String text) {
        for (var kind : PromotionView.Kind.values()) if (kind.name().equals(text)) return kind;
        throw new InvalidRequest("/kind", "invalid_value", "A code is a percentage, an amount or free shipping");
    }

    private Response done(String code, String deed) {
        audit.record(caller, deed, code);
        return Response.seeOther(URI.create("/catalog/promotions")).build();
    }

    private PromotionView get(String code) {
        return stored.find(caller.merchant(), Promotions.normalized(code))
                .orElseThrow(() -> new NotFound("promotion code"));
    }

    private ZoneId zone() {
        return merchants.get(caller.merchant()).zone();
    }
}
