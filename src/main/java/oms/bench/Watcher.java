package oms.bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Queue;
import java.util.regex.Pattern;

/** A shopper's page: holds the live view open and notes how old each place of the driver is when it comes. */
final class Watcher implements Runnable, AutoCloseable {
    private static final Pattern PLACE = Pattern.compile("\"location\":\\{\"lat\":([0-9.]+)");

    private final Socket socket = new Socket();
    private final int port;
    private final String token;
    private final Map<String, Long> sentAt;
    private final Queue<Long> ages;
    private volatile boolean isOpen;

    /**
     * @param sentAt when a phone began to tell of a place, by its latitude, nanoseconds
     * @param ages gets nanoseconds from the phone to here
     */
    Watcher(int port, String token, Map<String, Long> sentAt, Queue<Long> ages) {
        this.port = port;
        this.token = token;
        this.sentAt = sentAt;
        this.ages = ages;
    }

    /** @return whether the server has begun to answer */
    boolean isOpen() {
        return isOpen;
    }

    @Override
    public void run() {
        try {
            socket.connect(new InetSocketAddress("127.0.0.1", port), 10_000);
            socket.getOutputStream()
                    .write(("GET /v1/track/" + token
                                    + "/live HTTP/1.1\r\nHost: 127.0.0.1\r\nAccept: text/event-stream\r\n\r\n")
                            .getBytes(StandardCharsets.US_ASCII));
            var lines = new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));
            var last = "";
            for (var line = lines.readLine(); line != null; line = lines.readLine()) {
                var place = PLACE.matcher(line);
                if (!line.startsWith("data:")) continue;
                isOpen = true;
                if (!place.find() || place.group(1).equals(last)) continue;
                last = place.group(1);
                var sent = sentAt.get(last);
                if (sent != null) ages.add(System.nanoTime() - sent);
            }
        } catch (IOException closed) {
            // the bench is over
        }
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
