package oms.payment;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import java.time.LocalDate;
import java.time.ZoneOffset;
import oms.identity.Caller;
import oms.identity.Roles;
import oms.web.InvalidRequest;
import org.jspecify.annotations.Nullable;

/** The money ledger for the accountants. */
@Path("/v1/ledger.csv")
class LedgerApi {
    private static final int MOST_DAYS = 366;

    private final LedgerExport export;
    private final Caller caller;

    LedgerApi(LedgerExport export, Caller caller) {
        this.export = export;
        this.caller = caller;
    }

    /**
     * Every entry of the days, in the order of booking; amounts in major units, debits and credits in columns of their own.
     *
     * @param from the first day, in UTC
     * @param to the last day, included; at most a year later
     */
    @GET
    @Produces("text/csv")
    @RolesAllowed({Roles.ADMINISTRATOR, Roles.ORDER_MANAGER})
    public Response ledger(@QueryParam("from") @Nullable String from, @QueryParam("to") @Nullable String to) {
        var first = ReconciliationApi.day("/from", from);
        var last = ReconciliationApi.day("/to", to);
        if (last.isBefore(first) || last.isAfter(first.plusDays(MOST_DAYS)))
            throw new InvalidRequest(
                    "/to", "out_of_range", "The last day is not before the first, and at most a year later");
        var merchant = caller.merchant();
        StreamingOutput table = out -> export.ledger(merchant, start(first), start(last.plusDays(1)), out);
        return LedgerExport.answer(table, "ledger-" + first + "-" + last + ".csv");
    }

    private static java.time.Instant start(LocalDate day) {
        return day.atStartOfDay(ZoneOffset.UTC).toInstant();
    }
}
