package oms.bench;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Instance;
import java.util.List;
import oms.Command;

/** {@code ./oms bench <what>}: measures one path; without a name, or by a wrong one, says what there is. */
@ApplicationScoped
class BenchCommand implements Command {
    private static final String THERE_IS = """
            oms bench: what is to be measured?
              checkout   completed checkouts a second over HTTP, against their rows written by bare JDBC""";

    private final Instance<CheckoutBench> checkout;

    BenchCommand(Instance<CheckoutBench> checkout) {
        this.checkout = checkout;
    }

    @Override
    public String name() {
        return "bench";
    }

    @Override
    public int run(List<String> options) throws Exception {
        if (!options.equals(List.of("checkout"))) {
            System.err.println(THERE_IS);
            return 2;
        }
        return checkout.get().run(System.out);
    }
}
