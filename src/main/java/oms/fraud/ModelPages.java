package oms.fraud;

import static oms.identity.Roles.ADMINISTRATOR;
import static oms.identity.Roles.FRAUD_REVIEWER;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
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
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.List;
import oms.identity.Caller;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/** The versions of the rules: which decides, which shadows it, how they compare, and a form for the next one. */
@Path("/fraud/versions")
@Produces(MediaType.TEXT_HTML)
class ModelPages {
    /** Orders that the form tries a version on. */
    private static final int TRIED = 200;

    /** @param differences to the live one, in words */
    record Line(Model model, List<String> differences, boolean mayBegin, boolean mayShadow, boolean mayRetire) {
        static Line of(Model model, Model live, boolean mayChange) {
            var state = model.state();
            return new Line(
                    model,
                    model.rules().differencesTo(live.rules()),
                    mayChange && state.canBecome(ModelState.LIVE),
                    mayChange && state.canBecome(ModelState.SHADOW),
                    mayChange && state != ModelState.LIVE && state.canBecome(ModelState.RETIRED));
        }
    }

    @CheckedTemplate(basePath = "fraud")
    static class Templates {
        private Templates() {}

        static native TemplateInstance versions(List<Line> versions, Models.InUse use, boolean mayChange);

        static native TemplateInstance version(Model from, List<Signal> signals, int tried);

        static native TemplateInstance trial(Trials.Trial trial);

        static native TemplateInstance comparison(Comparison.Compared compared);
    }

    private final Models models;
    private final Trials trials;
    private final Comparison comparison;
    private final RulesForm forms;
    private final Caller caller;

    ModelPages(Models models, Trials trials, Comparison comparison, RulesForm forms, Caller caller) {
        this.models = models;
        this.trials = trials;
        this.comparison = comparison;
        this.forms = forms;
        this.caller = caller;
    }

    @GET
    @RolesAllowed({ADMINISTRATOR, FRAUD_REVIEWER})
    public TemplateInstance versions() {
        var use = models.inUse(caller.merchant());
        var mayChange = caller.has(ADMINISTRATOR);
        var lines = models.newest(caller.merchant()).stream()
                .map(model -> Line.of(model, use.live(), mayChange))
                .toList();
        return Templates.versions(lines, use, mayChange);
    }

    @GET
    @Path("new")
    @RolesAllowed(ADMINISTRATOR)
    public TemplateInstance form(@RestQuery @Nullable @Min(1) @Max(10_000_000) Integer from) {
        var model = from == null ? models.inUse(caller.merchant()).live() : models.get(caller.merchant(), from);
        return Templates.version(model, List.of(Signal.values()), TRIED);
    }

    /** What the form's rules would have made of the newest orders; for htmx. */
    @POST
    @Path("try")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @RolesAllowed(ADMINISTRATOR)
    public TemplateInstance attempt(MultivaluedMap<String, String> form) {
        return Templates.trial(trials.of(caller.merchant(), forms.read(form), TRIED));
    }

    @POST
    @Path("new")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @RolesAllowed(ADMINISTRATOR)
    public Response draft(MultivaluedMap<String, String> form) {
        models.draft(caller, forms.read(form), forms.reason(form));
        return toVersions();
    }

    @POST
    @Path("{no}/state")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @RolesAllowed(ADMINISTRATOR)
    public Response move(
            @PathParam("no") @Min(1) @Max(10_000_000) int no,
            @RestForm @NotNull @Pattern(regexp = "LIVE|SHADOW|RETIRED") String to,
            @RestForm @NotBlank @Size(max = 500) String reason) {
        models.become(caller, no, ModelState.valueOf(to), reason);
        return toVersions();
    }

    @GET
    @Path("comparison")
    @RolesAllowed({ADMINISTRATOR, FRAUD_REVIEWER})
    public TemplateInstance comparison() {
        return Templates.comparison(comparison.of(caller.merchant()));
    }

    private static Response toVersions() {
        return Response.seeOther(URI.create("/fraud/versions")).build();
    }
}
