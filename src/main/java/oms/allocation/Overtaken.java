package oms.allocation;

/** The world changed between planning and deciding; nothing was changed, and the order is planned anew. */
class Overtaken extends RuntimeException {
    private static final long serialVersionUID = 1;

    Overtaken(String what) {
        super(what);
    }
}
