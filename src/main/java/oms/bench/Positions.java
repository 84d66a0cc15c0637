package oms.bench;

import jakarta.enterprise.inject.spi.CDI;
import java.io.PrintStream;
import java.util.List;
import oms.Bench;

/** {@code ./oms bench positions}. */
public final class Positions implements Bench {
    @Override
    public String name() {
        return "positions";
    }

    @Override
    public String about() {
        return "drivers' positions accepted a second and shown on shoppers' maps (--drivers 500 --watchers 1000 --seconds 60)";
    }

    @Override
    public boolean needsApplication() {
        return true;
    }

    @Override
    public int run(List<String> options, PrintStream out) throws Exception {
        if (options.size() % 2 != 0) throw new IllegalArgumentException("every option takes a number");
        var drivers = 500;
        var watchers = 1_000;
        var seconds = 60;
        for (int i = 0; i < options.size(); i += 2) {
            var size = Integer.parseInt(options.get(i + 1));
            switch (options.get(i)) {
                case "--drivers" -> drivers = size;
                case "--watchers" -> watchers = size;
                case "--seconds" -> seconds = size;
                default -> throw new IllegalArgumentException("there are --drivers, --watchers and --seconds");
            }
        }
        return CDI.current().select(PositionsBench.class).get().run(drivers, watchers, seconds, out);
    }
}
