package oms.fulfillment;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A batch as a row.
 *
 * @param zone in which it lies; empty where zones do not matter
 * @param dueAt when its first driver wants to pick up
 * @param metres of the walk
 * @param picker who took it
 * @param lists on the trolley
 */
record BatchSummary(
        String id,
        String warehouse,
        String waveId,
        String zone,
        BatchStatus status,
        Instant dueAt,
        long metres,
        @Nullable String picker,
        Instant createdAt,
        @Nullable Instant startedAt,
        @Nullable Instant closedAt,
        @Nullable String closedReason,
        int lists,
        int pieces,
        int picked) {
    /** @return what people call it: the end of its id, which no two of a day share */
    @JsonIgnore
    public String getName() {
        return name(id);
    }

    static String name(String id) {
        return id.substring(Math.max(0, id.length() - 5));
    }

    @JsonIgnore
    public boolean isToDo() {
        return status.isToDo();
    }
}
