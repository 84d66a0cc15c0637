package oms.web;

import java.util.List;

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

    @Override
    public List<Fault> faults() {
        return faults;
    }
}
