package oms.bench;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import oms.Bench;
import oms.Command;

/** {@code ./oms bench <name>}, for those that measure the running application. */
@ApplicationScoped
class BenchCommand implements Command {
    @Override
    public String name() {
        return "bench";
    }

    @Override
    public int run(List<String> options) throws Exception {
        return Bench.named(options).orElseThrow().run(options.subList(1, options.size()), System.out);
    }
}
