package oms.web;

/** 409: not in the present state of the thing. */
public class Conflict extends Problem {
    public Conflict(String code, String detail) {
        super(409, code, detail, Resolution.RECOVERABLE);
    }
}
