package oms.payment;

import static oms.identity.Roles.ADMINISTRATOR;
import static oms.identity.Roles.ORDER_MANAGER;

import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import java.util.List;
import oms.identity.Caller;
import oms.money.Money;

/** How the merchant wants the money handled, over REST. */
@Path("/v1/payment-settings")
class TermsApi {
    /**
     * @param captureAt when the money for a shipment is taken: DELIVERED or HANDED_OFF
     * @param renewHoursBefore how long before a hold lapses to renew it; 0 for never
     * @param refundsAlone up to how much of one order a single person may refund, by currency; beyond it a second person approves
     */
    record TermsBody(
            @NotNull CaptureMoment captureAt,
            @Min(0) @Max(720) int renewHoursBefore,
            @NotNull @Size(max = 50) List<@NotNull @Valid Money> refundsAlone) {
        static TermsBody of(Terms terms) {
            return new TermsBody(terms.captureAt(), terms.renewHoursBefore(), terms.refundsAlone());
        }
    }

    private final TermsBook book;
    private final Caller caller;

    TermsApi(TermsBook book, Caller caller) {
        this.book = book;
        this.caller = caller;
    }

    @GET
    @RolesAllowed({ADMINISTRATOR, ORDER_MANAGER})
    public TermsBody get() {
        return TermsBody.of(book.of(caller.merchant()));
    }

    @PUT
    @RolesAllowed(ADMINISTRATOR)
    public TermsBody put(@NotNull @Valid TermsBody wanted) {
        return TermsBody.of(
                book.replace(caller, new Terms(wanted.captureAt(), wanted.renewHoursBefore(), wanted.refundsAlone())));
    }
}
