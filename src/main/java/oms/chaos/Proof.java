package oms.chaos;

import java.util.List;

/** One thing that must hold whatever happens, tried on running servers. */
interface Proof {
    /** The word after {@code ./oms chaos}. */
    String name();

    /** What it does, in one line. */
    String words();

    /** Its options with their defaults. */
    List<Asked.Option> options();

    Verdict run(Scene scene, Asked asked) throws Exception;

    /**
     * What came of it.
     *
     * @param figures one line, without the proof's name
     * @param complaints what did not hold; empty when all did
     */
    record Verdict(String figures, List<String> complaints) {
        public Verdict {
            complaints = List.copyOf(complaints);
        }

        boolean held() {
            return complaints.isEmpty();
        }
    }
}
