package oms;

import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.QuarkusApplication;
import io.quarkus.runtime.annotations.QuarkusMain;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.util.List;
import java.util.stream.Stream;

/** Starts the application for one of the launcher's words; without a word it serves. */
@QuarkusMain
public class Main {
    /** @param words the command (default {@code run}) and its options */
    public static void main(String... words) throws Exception {
        var name = words.length == 0 ? "run" : words[0];
        new Setting(name, Stream.of(words).skip(1).toList()).apply();
        Quarkus.run(Application.class, words.length == 0 ? new String[] {name} : words);
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
                    return command.run(List.of(words).subList(1, words.length));
            }
            System.err.println("oms: no command '" + words[0] + "'");
            return 2;
        }
    }
}
