package oms.allocation;

import static oms.identity.Roles.ADMINISTRATOR;
import static oms.identity.Roles.ORDER_MANAGER;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import oms.identity.Caller;
import oms.order.AllocationModel;
import oms.web.InvalidRequest;
import oms.web.Problem;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/** A past day under other weights, as a form and two columns of figures. */
@Path("/allocation/what-if")
@Produces(MediaType.TEXT_HTML)
class WhatIfPages {
    private static final long MOST = 1_000_000;

    /** What was filled in, as the form shows it again. */
    record Form(
            String day,
            String channel,
            String model,
            String perKilometre,
            String perHour,
            String perSplit,
            String perRiskMinute,
            String perFullVehicle,
            String perPromiseMinute) {}

    /** A weight in the form. @param now what it is set to */
    record Weight(String name, String label, String value, String now) {}

    /** A figure on both sides. */
    record Row(String label, String baseline, String variation) {
        public boolean isDifferent() {
            return !baseline.equals(variation);
        }
    }

    @CheckedTemplate(basePath = "allocation")
    static class Templates {
        private Templates() {}

        static native TemplateInstance whatif(
                Form form,
                List<AllocationModel> models,
                List<Weight> weights,
                @Nullable String refused,
                @Nullable WhatIfAnswer answer,
                List<Row> rows);
    }

    private final WhatIf whatIf;
    private final AllocationSettings settings;
    private final Caller caller;

    WhatIfPages(WhatIf whatIf, AllocationSettings settings, Caller caller) {
        this.whatIf = whatIf;
        this.settings = settings;
        this.caller = caller;
    }

    /** Changes nothing, so that an answer can be kept as an address. */
    @GET
    @RolesAllowed({ADMINISTRATOR, ORDER_MANAGER})
    public TemplateInstance ask(
            @RestQuery @Nullable @Size(max = 20) String day,
            @RestQuery @Nullable @Size(max = 64) String channel,
            @RestQuery @Nullable @Size(max = 40) String model,
            @RestQuery @Nullable @Size(max = 20) String perKilometre,
            @RestQuery @Nullable @Size(max = 20) String perHour,
            @RestQuery @Nullable @Size(max = 20) String perSplit,
            @RestQuery @Nullable @Size(max = 20) String perRiskMinute,
            @RestQuery @Nullable @Size(max = 20) String perFullVehicle,
            @RestQuery @Nullable @Size(max = 20) String perPromiseMinute) {
        var form = new Form(
                text(day),
                text(channel),
                text(model),
                text(perKilometre),
                text(perHour),
                text(perSplit),
                text(perRiskMinute),
                text(perFullVehicle),
                text(perPromiseMinute));
        if (form.day().isEmpty()) return page(form, null, null);
        try {
            return page(form, null, whatIf.ask(caller.merchant(), asked(form)));
        } catch (InvalidRequest refused) {
            return page(form, refused.faults().getFirst().detail(), null);
        } catch (Problem refused) {
            return page(form, refused.detail(), null);
        }
    }

    private TemplateInstance page(Form form, @Nullable String refused, @Nullable WhatIfAnswer answer) {
        return Templates.whatif(
                form,
                List.of(AllocationModel.values()),
                weights(form),
                refused,
                answer,
                answer == null ? List.of() : rows(answer));
    }

    private List<Weight> weights(Form form) {
        var costs = settings.costs();
        return List.of(
                weight("perKilometre", "A kilometre", form.perKilometre(), costs.perKilometre()),
                weight("perHour", "An hour", form.perHour(), costs.perHour()),
                weight("perSplit", "A split", form.perSplit(), costs.perSplit()),
                weight("perRiskMinute", "A minute of risk", form.perRiskMinute(), costs.perRiskMinute()),
                weight("perFullVehicle", "A full van", form.perFullVehicle(), costs.perFullVehicle()),
                weight("perPromiseMinute", "A minute late", form.perPromiseMinute(), costs.perPromiseMinute()));
    }

    private static Weight weight(String name, String label, String value, long now) {
        return new Weight(name, label, value, now + " now");
    }

    private static String text(@Nullable String value) {
        return value == null ? "" : value.replace("\0", "").strip();
    }

    private static WhatIf.Asked asked(Form form) {
        return new WhatIf.Asked(
                date(form.day()),
                form.channel().isEmpty() ? null : form.channel(),
                model(form.model()),
                new WhatIf.WeightChange(
                        weight(form.perKilometre()),
                        weight(form.perHour()),
                        weight(form.perSplit()),
                        weight(form.perRiskMinute()),
                        weight(form.perFullVehicle()),
                        weight(form.perPromiseMinute())));
    }

    private static LocalDate date(String text) {
        try {
            return LocalDate.parse(text);
        } catch (DateTimeException wrong) {
            throw new InvalidRequest("/day", "invalid_day", "Give the day as 2026-05-06");
        }
    }

    private static @Nullable AllocationModel model(String text) {
        if (text.isEmpty()) return null;
        for (var model : AllocationModel.values()) if (model.name().equals(text)) return model;
        throw new InvalidRequest("/model", "unknown_model", "There is no such model");
    }

    private static @Nullable Long weight(String text) {
        if (text.isEmpty()) return null;
        try {
            long weight = Long.parseLong(text);
            if (weight >= 0 && weight <= MOST) return weight;
        } catch (NumberFormatException e) {
            // said below
        }
        throw new InvalidRequest("/weights", "invalid_weight", "A weight is a number of cents, up to " + MOST);
    }

    private static List<Row> rows(WhatIfAnswer answer) {
        var a = answer.baseline();
        var b = answer.variation();
        return List.of(
                new Row("Filled", part(a.filled(), a.fillRate()), part(b.filled(), b.fillRate())),
                new Row("On time", part(a.onTime(), a.onTimeRate()), part(b.onTime(), b.onTimeRate())),
                new Row("Shipments", String.valueOf(a.shipments()), String.valueOf(b.shipments())),
                new Row("Split orders", String.valueOf(a.splits()), String.valueOf(b.splits())),
                new Row("Driven", kilometres(a), kilometres(b)),
                new Row("Cost", a.cost().text(), b.cost().text()),
                new Row("Margin", a.margin().text(), b.margin().text()));
    }

    private static String part(int orders, double rate) {
        return String.format(Locale.ROOT, "%d (%.1f %%)", orders, 100 * rate);
    }

    private static String kilometres(WhatIfAnswer.Figures figures) {
        return String.format(Locale.ROOT, "%.1f km", figures.kilometres());
    }
}
