package oms.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import oms.Ids;

/**
 * One kept-alive HTTP/1.1 connection with its key, as a storefront's back-end holds many. Bare, so that the client takes as little
 * as possible of the processor that the server is measured on.
 */
final class Line implements Closeable {
    /**
     * An answer.
     *
     * @param statements SQL statements the request sent, as the server says
     */
    record Answer(int status, long statements, JsonNode body) {}

    private static final ObjectMapper JSON = new ObjectMapper();

    private final Socket socket;
    private final InputStream in;
    private final OutputStream out;
    private final String key;

    Line(int port, String key) throws IOException {
        this.socket = new Socket("127.0.0.1", port);
        socket.setTcpNoDelay(true);
        socket.setSoTimeout(60_000);
        this.in = new BufferedInputStream(socket.getInputStream(), 16_384);
        this.out = socket.getOutputStream();
        this.key = key;
    }

    /** @throws IllegalStateException for anything but a 2xx */
    Answer send(String method, String path, byte[] body) throws IOException {
        var answer = ask(method, path, body);
        if (answer.status() / 100 != 2)
            throw new IllegalStateException(method + " " + path + " answered " + answer.status() + " " + answer.body());
        return answer;
    }

    /** @return the answer, whatever it says */
    Answer ask(String method, String path, byte[] body) throws IOException {
        var head = method + " " + path + " HTTP/1.1\r\nHost: 127.0.0.1\r\nAuthorization: Bearer " + key
                + "\r\nContent-Type: application/json\r\nIdempotency-Key: " + Ids.next("key") + "\r\nContent-Length: "
                + body.length + "\r\n\r\n";
        var headBytes = head.getBytes(StandardCharsets.US_ASCII);
        var request = new byte[headBytes.length + body.length];
        System.arraycopy(headBytes, 0, request, 0, headBytes.length);
        System.arraycopy(body, 0, request, headBytes.length, body.length);
        out.write(request);
        return answer();
    }

    private Answer answer() throws IOException {
        var status = Integer.parseInt(header().substring(9, 12));
        int length = 0;
        boolean chunks = false;
        long statements = 0;
        for (var line = header(); !line.isEmpty(); line = header()) {
            var name = line.substring(0, line.indexOf(':')).toLowerCase(Locale.ROOT);
            var value = line.substring(line.indexOf(':') + 1).strip();
            if (name.equals("content-length")) length = Integer.parseInt(value);
            if (name.equals("x-sql-statements")) statements = Long.parseLong(value);
            if (name.equals("transfer-encoding")) chunks = true;
        }
        var body = chunks ? chunks() : in.readNBytes(length);
        return new Answer(status, statements, body.length == 0 ? JSON.missingNode() : JSON.readTree(body));
    }

    private byte[] chunks() throws IOException {
        var body = new ByteArrayOutputStream();
        for (var size = chunkSize(); size > 0; size = chunkSize()) {
            body.write(in.readNBytes(size));
            header();
        }
        header();
        return body.toByteArray();
    }

    private int chunkSize() throws IOException {
        return Integer.parseInt(header().split(";", 2)[0].strip(), 16);
    }

    private String header() throws IOException {
        var line = new StringBuilder(64);
        for (int c = in.read(); c != '\n'; c = in.read()) {
            if (c < 0) throw new EOFException("The server hung up");
            if (c != '\r') line.append((char) c);
        }
        return line.toString();
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
