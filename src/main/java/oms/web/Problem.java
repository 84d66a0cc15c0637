package oms.web;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A refusal with a reason: every module's refusals extend it. Answered as {@code application/problem+json} (RFC 9457); the
 * transaction it is thrown in rolls back.
 */
public abstract class Problem extends RuntimeException {
    /** Who can do something about it. */
    public enum Resolution {
        /** The client may try the same again. */
        RECOVERABLE,
        /** The buyer must change something. */
        BUYER_INPUT,
        /** The merchant must change something. */
        MERCHANT
    }

    /**
     * One thing that is wrong.
     *
     * @param pointer where in the request, as JSON pointer (RFC 6901): {@code /lines/0/quantity}
     */
    public record Fault(String pointer, String code, String detail) {}

    private final int status;
    private final String code;
    private final String detail;
    private final Resolution resolution;

    /**
     * @param status HTTP status, 400 to 499
     * @param code stable, lower-case with underscores: {@code out_of_stock}
     * @param detail one sentence for people; no personal data, no SQL
     */
    protected Problem(int status, String code, String detail, Resolution resolution) {
        super(detail);
        this.status = status;
        this.code = code;
        this.detail = detail;
        this.resolution = resolution;
    }

    public int status() {
        return status;
    }

    public String code() {
        return code;
    }

    /** @return one sentence for people */
    public String detail() {
        return detail;
    }

    public Resolution resolution() {
        return resolution;
    }

    /** @return what is wrong, field by field; empty where the whole is */
    public List<Fault> faults() {
        return List.of();
    }

    /** @return further members of the answer, such as the new quote */
    public Map<String, Object> extensions() {
        return Map.of();
    }

    /** @return seconds after which to try again, or null */
    public @Nullable Integer retryAfter() {
        return null;
    }

    /** Keeps refusals cheap: they are answers, not accidents. */
    @Override
    public synchronized Throwable fillInStackTrace() {
        return this;
    }
}
