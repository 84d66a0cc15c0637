package oms.web;

/** 404: there is no such thing, or it is somebody else's; the two cannot be told apart. */
public class NotFound extends Problem {
    public NotFound(String what) {
        super(404, "not_found", "There is no such " + what, Resolution.BUYER_INPUT);
    }
}
