package oms.inventory;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Goods on their way from one warehouse to another; they lie on neither shelf until they are received.
 *
 * @param reference names the transfer, made once
 */
record TransferView(
        String id,
        String reference,
        String from,
        String to,
        Status status,
        Instant dispatchedAt,
        String dispatchedBy,
        @Nullable Instant closedAt,
        @Nullable String closedBy,
        List<Line> lines) {
    enum Status {
        IN_TRANSIT,
        RECEIVED,
        /** Came back to where it was sent from. */
        RECALLED
    }

    /**
     * @param received null until it arrives
     * @param reason why another number arrived than was sent
     */
    record Line(
            String sku,
            long dispatched,
            @Nullable Long received,
            @Nullable String reason) {
        /** @return pieces that arrived beyond those sent, below zero for fewer; 0 while it is on its way */
        public long difference() {
            return received == null ? 0 : received - dispatched;
        }
    }

    /** @return whether another number arrived than was sent, of anything */
    public boolean differs() {
        return lines.stream().anyMatch(line -> line.difference() != 0);
    }

    /** @return pieces sent */
    public long pieces() {
        return lines.stream().mapToLong(Line::dispatched).sum();
    }
}
