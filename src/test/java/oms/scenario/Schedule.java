package oms.scenario;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Two use cases, and before which statement of the first the second comes in. */
record Schedule(Act first, Act second, int statement) {
    /** Makes all ready for both: on one order, where it may stand for both. */
    List<Act.Runs> prepare(Scene scene) {
        var shared = first.shared(second);
        var ofFirst = shared == null ? alone(first, scene) : shared.order(scene);
        var stood = ofFirst == null ? "" : ofFirst.status();
        var ofSecond = shared == null ? alone(second, scene) : ofFirst;
        if (ofFirst != null && !ofFirst.status().equals(stood))
            ofFirst = alone(first, scene); // drivers came home for the second
        return List.of(first.begins().with(scene, ofFirst), second.begins().with(scene, ofSecond));
    }

    private static @Nullable Storyboard alone(Act act, Scene scene) {
        return act.needsAnOrder() ? act.stages().getFirst().order(scene) : null;
    }

    @Override
    public String toString() {
        return "\"%s\" stops before statement %d, \"%s\" comes in".formatted(first.name(), statement, second.name());
    }
}
