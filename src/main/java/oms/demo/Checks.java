package oms.demo;

import java.util.Objects;

/** Goes through the stages and counts those at which everything was as it has to be. */
final class Checks {
    /** What happens at a stage. */
    interface Stage {
        void run() throws Exception;
    }

    private final Narrator narrator;
    private int stages;
    private int held;
    private boolean holds;

    Checks(Narrator narrator) {
        this.narrator = narrator;
    }

    /** Runs a stage; one that breaks is told and counts as not held. */
    void stage(String name, Stage stage) {
        narrator.stage(++stages, name);
        holds = true;
        attempt(stage);
        if (holds) held++;
    }

    /** Runs a part of a stage; what follows happens also where it breaks. */
    void attempt(Stage part) {
        try {
            part.run();
        } catch (Exception e) {
            that(false, Objects.requireNonNullElse(e.getMessage(), e.toString()));
        }
    }

    /** @param words what has to be so */
    void that(boolean so, String words) {
        narrator.tell(so ? "✓" : "✗", words);
        holds &= so;
    }

    /** As {@link #that}; where it is not so, both are told. */
    void same(Object expected, Object found, String words) {
        var so = expected.equals(found);
        that(so, so ? words : words + ": expected " + expected + ", found " + found);
    }

    int stages() {
        return stages;
    }

    int held() {
        return held;
    }
}
