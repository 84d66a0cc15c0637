package oms;

import io.quarkus.logging.Log;
import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.QuarkusApplication;
import io.quarkus.runtime.annotations.QuarkusMain;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.io.IOException;
import java.util.List;
import java.util.stream.Stream;

/** Starts the application for one of the launcher's words; without a word it serves. */
@QuarkusMain
public class Main {
    /** @param words the command (default {@code run}) and its options */
    public static void main(String... words) throws Exception {
        var name = words.length == 0 ? "run" : words[0];
        var options = Stream.of(words).skip(1).toList();
        if (name.equals("bench")
                && Bench.named(options).filter(Bench::needsApplication).isEmpty()) System.exit(benchAlone(options));
        if (!set(name, options)) return;
        Quarkus.run(Application.class, words.length == 0 ? new String[] {name} : words);
    }

    /** Without the application, which most of them do not need: nor does it take one to say what there is to measure. */
    private static int benchAlone(List<String> options) throws Exception {
        var bench = Bench.named(options);
        if (bench.isEmpty()) {
            System.err.println(Bench.list());
            return 2;
        }
        try {
            return bench.get().run(options.subList(1, options.size()), System.out);
        } catch (IllegalArgumentException wrong) {
            System.err.println("oms bench " + bench.get().name() + ": " + wrong.getMessage());
            return 2;
        }
    }

    /** @return false, after having said why, where nothing can be started */
    private static boolean set(String command, List<String> options) throws IOException {
        try {
            new Setting(command, options).apply();
            return true;
        } catch (IllegalStateException | IllegalArgumentException refused) {
            System.err.println("oms " + command + ": " + refused.getMessage());
            System.exit(refused instanceof Setting.Wrong ? 2 : 1);
            return false;
        }
    }

    /** Hands over to the command of that name. */
    public static class Application implements QuarkusApplication {
        private final Instance<Command> commands;

        @Inject
        Application(Instance<Command> commands) {
            this.commands = commands;
        }

        @Override
        public int run(String... words) throws Exception {
            if (words[0].equals("run")) {
                Quarkus.waitForExit();
                return 0;
            }
            for (var command : commands) {
                if (command.name().equals(words[0]))
                    return run(command, List.of(words).subList(1, words.length));
            }
            System.err.println("oms: no command '" + words[0] + "'");
            return 2;
        }

        /** The log may go to a file, so what stopped a command is said where it was called. */
        private static int run(Command command, List<String> options) {
            try {
                return command.run(options);
            } catch (Exception e) {
                Log.error("The command failed", e);
                System.err.println("oms " + command.name() + ": " + e);
                return 1;
            }
        }
    }
}
