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
              checkout   completed checkouts a second over HTTP, against their rows written by bare JDBC
              hot-sku    two hundred buyers of one article over HTTP, against as many of different ones""";

    private final Instance<CheckoutBench> checkout;
    private final Instance<HotSkuBench> hotSku;

    BenchCommand(Instance<CheckoutBench> checkout, Instance<HotSkuBench> hotSku) {
        this.checkout = checkout;
        this.hotSku = hotSku;
    }

    @Override
    public String name() {
        return "bench";
    }

    @Override
    public int run(List<String> options) throws Exception {
        return switch (String.join(" ", options)) {
            case "checkout" -> checkout.get().run(System.out);
            case "hot-sku" -> hotSku.get().run(System.out);
            default -> {
                System.err.println(THERE_IS);
                yield 2;
            }
        };
    }
}
