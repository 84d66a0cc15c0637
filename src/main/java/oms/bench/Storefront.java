package oms.bench;

import java.io.Closeable;
import java.io.IOException;
import oms.Ids;
import oms.outside.Line;
import oms.outside.Transport.Answer;
import oms.outside.Transport.Request;

/** A connection with its key; nothing but success is expected of what it asks. */
final class Storefront implements Closeable {
    private static final int PATIENCE_MILLIS = 60_000;

    private final Line line;
    private final String key;

    Storefront(int port, String key) throws IOException {
        this.line = new Line(port, PATIENCE_MILLIS);
        this.key = key;
    }

    /** @throws IllegalStateException for anything but a 2xx */
    Answer send(String method, String path, byte[] body) throws IOException {
        var answer = ask(method, path, body);
        if (!answer.isFine())
            throw new IllegalStateException(method + " " + path + " answered " + answer.status() + " " + answer.json());
        return answer;
    }

    /** @return the answer, whatever it says */
    Answer ask(String method, String path, byte[] body) throws IOException {
        return line.send(new Request(method, path, key, Ids.next("key"), body));
    }

    @Override
    public void close() throws IOException {
        line.close();
    }
}
