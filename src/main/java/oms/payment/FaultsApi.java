package oms.payment;

import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import oms.identity.Audit;
import oms.identity.Caller;
import oms.identity.Roles;
import org.jspecify.annotations.Nullable;

/** With which faults the simulated gateway works: read and changed while it runs; not there where another gateway is in use. */
@Path("/v1/payment-faults")
class FaultsApi {
    /** As {@link Faults}; what is not given is 0. */
    record Wanted(
            @Nullable Long seed,
            @Nullable Double unreachable,
            @Nullable Double timeoutBefore,
            @Nullable Double timeoutAfter,
            @Nullable Double errorBefore,
            @Nullable Double errorAfter,
            @Nullable Double slow,
            @Nullable Double webhookLate,
            @Nullable Double webhookTwice,
            @Nullable Double webhookLost) {
        Faults faults() {
            return new Faults(
                    seed == null ? 0 : seed,
                    given(unreachable),
                    given(timeoutBefore),
                    given(timeoutAfter),
                    given(errorBefore),
                    given(errorAfter),
                    given(slow),
                    given(webhookLate),
                    given(webhookTwice),
                    given(webhookLost));
        }

        private static double given(@Nullable Double rate) {
            return rate == null ? 0 : rate;
        }
    }

    private final OutsideFaults faults;
    private final PaymentSettings settings;
    private final Caller caller;
    private final Audit audit;

    FaultsApi(OutsideFaults faults, PaymentSettings settings, Caller caller, Audit audit) {
        this.faults = faults;
        this.settings = settings;
        this.caller = caller;
        this.audit = audit;
    }

    @GET
    @RolesAllowed(Roles.ADMINISTRATOR)
    public Faults read() {
        settings.onlySimulated();
        return faults.now();
    }

    /** Replaces them all: a rate that is not given is 0. */
    @PUT
    @RolesAllowed(Roles.ADMINISTRATOR)
    @Transactional
    public Faults change(@NotNull Wanted wanted) {
        settings.onlySimulated();
        return change(wanted.faults());
    }

    Faults change(Faults wanted) {
        faults.change(wanted);
        audit.record(caller, "payment.faults_changed", wanted.toString());
        return wanted;
    }
}
