package oms.demo;

import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** What shoppers were told: the id of each order that was answered with a 2xx, on the disk before anything else happens. */
final class Acknowledged implements Closeable {
    private final FileChannel file;

    /** @param fresh whether earlier ones are forgotten */
    Acknowledged(Path folder, boolean fresh) throws IOException {
        this.file =
                FileChannel.open(folder.resolve("acknowledged"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        if (fresh) file.truncate(0);
        file.position(file.size());
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
