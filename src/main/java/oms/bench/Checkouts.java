package oms.bench;

import jakarta.enterprise.inject.spi.CDI;
import java.io.PrintStream;
import java.util.List;
import oms.Bench;

/** {@code ./oms bench checkout}. */
public final class Checkouts implements Bench {
    @Override
    public String name() {
        return "checkout";
    }

    @Override
    public String about() {
        return "completed checkouts a second over HTTP, against their rows written by bare JDBC";
    }

    @Override
    public boolean needsApplication() {
        return true;
    }

    @Override
    public int run(List<String> options, PrintStream out) throws Exception {
        if (!options.isEmpty()) throw new IllegalArgumentException("it takes no options");
        return CDI.current().select(CheckoutBench.class).get().run(out);
    }
}
