package oms.web;

import java.util.List;
import java.util.stream.Collectors;

/** 400 or 422: the request itself is wrong, field by field. */
public final class InvalidRequest extends Problem {
    private final transient List<Fault> faults;

    public InvalidRequest(List<Fault> faults) {
        super(
                400,
                "invalid_request",
                "The request has " + faults.size() + (faults.size() == 1 ? " fault" : " faults"),
                Resolution.BUYER_INPUT);
        this.faults = List.copyOf(faults);
    }

    public InvalidRequest(String pointer, String code, String detail) {
        this(List.of(new Fault(pointer, code, detail)));
    }

    /** @return what is wrong in sentences, each once, as a form shows it */
    public String words() {
        return faults.stream().map(Fault::detail).distinct().collect(Collectors.joining(". "));
    }

    @Override
    public List<Fault> faults() {
        return faults;
    }
}
