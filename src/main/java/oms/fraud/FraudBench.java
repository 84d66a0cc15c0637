package oms.fraud;

import jakarta.enterprise.inject.spi.CDI;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import oms.Bench;

/** {@code ./oms bench fraud [file.csv]}. */
public final class FraudBench implements Bench {
    @Override
    public String name() {
        return "fraud";
    }

    @Override
    public String about() {
        return "how well scores tell fraud from good orders: of this database's labels, or of a history in a CSV file";
    }

    @Override
    public boolean needsApplication() {
        return true;
    }

    @Override
    public int run(List<String> options, PrintStream out) throws IOException {
        if (options.size() > 1) throw new IllegalArgumentException("it takes one CSV file, or nothing");
        var backtest = CDI.current().select(Backtest.class).get();
        return options.isEmpty() ? backtest.run(out) : backtest.run(text(options.getFirst()), out);
    }

    private static String text(String file) throws IOException {
        var path = Path.of(file);
        if (!Files.isReadable(path)) throw new IllegalArgumentException("there is no file " + file);
        return Files.readString(path);
    }
}
