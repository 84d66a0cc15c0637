package oms.bench;

import jakarta.enterprise.inject.spi.CDI;
import java.io.PrintStream;
import java.util.List;
import oms.Bench;

/** {@code ./oms bench hot-sku}. */
public final class HotSku implements Bench {
    @Override
    public String name() {
        return "hot-sku";
    }

    @Override
    public String about() {
        return "two hundred buyers of one article over HTTP, against as many of different ones";
    }

    @Override
    public boolean needsApplication() {
        return true;
    }

    @Override
    public int run(List<String> options, PrintStream out) throws Exception {
        if (!options.isEmpty()) throw new IllegalArgumentException("it takes no options");
        return CDI.current().select(HotSkuBench.class).get().run(out);
    }
}
