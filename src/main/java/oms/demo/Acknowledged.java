package oms.demo;

import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** What shoppers were told: the id of each order that was answered with a 2xx, on the disk before anything else happens. */
final class Acknowledged implements Closeable {
    private final FileChannel file;

    /** @param folder where earlier ones may stand, which stay */
    Acknowledged(Path folder) throws IOException {
        this.file = FileChannel.open(file(folder), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        file.position(file.size());
    }

    /** The city is a new one: what was said in the last one is void. */
    static void forget(Path folder) throws IOException {
        Files.deleteIfExists(file(folder));
    }

    private static Path file(Path folder) {
        return folder.resolve("acknowledged");
    }

    synchronized void add(String orderId) {
        try {
            file.write(ByteBuffer.wrap((orderId + "\n").getBytes(StandardCharsets.US_ASCII)));
            file.force(false);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public synchronized void close() throws IOException {
        file.close();
    }
}
