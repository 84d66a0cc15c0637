package oms.outside;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/**
 * One kept-alive HTTP/1.1 connection, as a storefront's back-end holds many. Bare, so that the client takes as little as possible
 * of the processor that the server is measured on. For one request at a time.
 */
public final class Line implements Transport, Closeable {
    private static final int CONNECTING_MILLIS = 2_000;

    private final Socket socket;
    private final InputStream in;
    private final OutputStream out;

    /** @param patienceMillis how long an answer may take */
    public Line(int port, int patienceMillis) throws IOException {
        this.socket = new Socket();
        socket.connect(new InetSocketAddress("127.0.0.1", port), CONNECTING_MILLIS);
        socket.setTcpNoDelay(true);
        socket.setSoTimeout(patienceMillis);
        this.in = new BufferedInputStream(socket.getInputStream(), 16_384);
        this.out = socket.getOutputStream();
    }

    @Override
    public Answer send(Request request) throws IOException {
        var body = request.body() == null ? new byte[0] : request.body();
        var head = new StringBuilder(256)
                .append(request.method())
                .append(' ')
                .append(request.path())
                .append(" HTTP/1.1\r\nHost: 127.0.0.1\r\n");
        if (request.key() != null)
            head.append("Authorization: Bearer ").append(request.key()).append("\r\n");
        if (request.idempotencyKey() != null)
            head.append("Idempotency-Key: ").append(request.idempotencyKey()).append("\r\n");
        if (request.body() != null) head.append("Content-Type: application/json\r\n");
        head.append("Content-Length: ").append(body.length).append("\r\n\r\n");
        write(head.toString().getBytes(StandardCharsets.US_ASCII), body);
        return answer();
    }

    private void write(byte[] head, byte[] body) throws IOException {
        var bytes = new byte[head.length + body.length];
        System.arraycopy(head, 0, bytes, 0, head.length);
        System.arraycopy(body, 0, bytes, head.length, body.length);
        out.write(bytes);
    }

    private Answer answer() throws IOException {
        var status = Integer.parseInt(header().substring(9, 12));
        int length = 0;
        int retryAfter = -1;
        boolean chunks = false;
        long statements = 0;
        for (var line = header(); !line.isEmpty(); line = header()) {
            var name = line.substring(0, line.indexOf(':')).toLowerCase(Locale.ROOT);
            var value = line.substring(line.indexOf(':') + 1).strip();
            switch (name) {
                case "content-length" -> length = Integer.parseInt(value);
                case "retry-after" -> retryAfter = Integer.parseInt(value);
                case "x-sql-statements" -> statements = Long.parseLong(value);
                case "transfer-encoding" -> chunks = true;
                default -> {}
            }
        }
        return new Answer(status, retryAfter, statements, chunks ? chunks() : whole(length));
    }

    private byte[] whole(int length) throws IOException {
        var body = in.readNBytes(length);
        if (body.length < length) throw new EOFException("The server hung up in the middle of an answer");
        return body;
    }

    private byte[] chunks() throws IOException {
        var body = new ByteArrayOutputStream();
        for (var size = chunkSize(); size > 0; size = chunkSize()) {
            body.write(whole(size));
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
