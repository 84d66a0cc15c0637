package oms.embedded;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The server process that {@code postmaster.pid} tells of, if it lives. */
record Postmaster(ProcessHandle process, int port) {
    static Optional<Postmaster> of(Path data) {
        try {
            var lines = Files.readAllLines(data.resolve("postmaster.pid"));
            if (lines.size() < 4) return Optional.empty();
            return ProcessHandle.of(Long.parseLong(lines.get(0).strip()))
                    .filter(ProcessHandle::isAlive)
                    .filter(Postmaster::isPostgres)
                    .map(process -> new Postmaster(
                            process, Integer.parseInt(lines.get(3).strip())));
        } catch (IOException | NumberFormatException none) {
            return Optional.empty();
        }
    }

    private static boolean isPostgres(ProcessHandle process) {
        return process.info()
                .command()
                .map(program -> program.contains("postgres"))
                .orElse(true);
    }

    boolean answers() {
        try (var socket = new Socket()) {
            socket.connect(new InetSocketAddress("127.0.0.1", port), 500);
            return true;
        } catch (IOException silent) {
            return false;
        }
    }

    /** Lets the application's own shutdown, which runs at the same time, finish its transactions first. */
    void stopAfterClients() {
        stop("-TERM", "-INT", "-QUIT");
    }

    /** Open transactions are rolled back, the data folder is left clean. */
    void stop() {
        stop("-INT", "-QUIT");
    }

    /** With everything it started, at once. */
    void kill() {
        var children = process.descendants().toList();
        process.destroyForcibly();
        children.forEach(ProcessHandle::destroyForcibly);
        for (var tries = 0; tries < 100 && children.stream().anyMatch(ProcessHandle::isAlive); tries++) pause();
    }

    /** What it was started with stands in its data folder; where root owns that, the server ran as nobody in a namespace of its own. */
    static void startAgain(Path data) throws IOException {
        var postgres = Files.readString(data.resolve("postmaster.opts")).split(" ", 2)[0];
        var command = new ArrayList<String>();
        if (Files.getOwner(data).getName().equals("root")) command.addAll(List.of("unshare", "-U"));
        command.addAll(List.of(Path.of(postgres).resolveSibling("pg_ctl").toString(), "-D", data.toString()));
        command.addAll(List.of("-s", "-w", "-t", "60", "restart"));
        var log = data.resolveSibling(data.getFileName() + ".restart.log").toFile();
        var started = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log))
                .start();
        await(started, log.toPath());
    }

    private static void await(Process started, Path log) throws IOException {
        try {
            if (started.waitFor(Duration.ofSeconds(70)) && started.exitValue() == 0) return;
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
        throw new IOException("The database did not start again: " + Files.readString(log));
    }

    static void pause() {
        try {
            Thread.sleep(100);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    private void stop(String... signals) {
        for (var signal : signals) {
            send(signal);
            for (var tries = 0; tries < 100 && process.isAlive(); tries++) pause();
            if (!process.isAlive()) return;
        }
    }

    private void send(String signal) {
        try {
            new ProcessBuilder("kill", signal, Long.toString(process.pid()))
                    .start()
                    .waitFor();
        } catch (IOException cannot) {
            process.destroy();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }
}
