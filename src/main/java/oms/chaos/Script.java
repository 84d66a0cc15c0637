package oms.chaos;

import java.util.ArrayList;
import java.util.List;

/**
 * What the words after {@code ./oms chaos} ask for. An option belongs to the proof it follows; {@code --seed} to all.
 *
 * @param seed of everything that is left to chance
 */
record Script(List<Act> acts, long seed) {
    record Act(Proof proof, Asked asked) {}

    /** The words make no sense; says why. */
    static final class Unclear extends Exception {
        Unclear(String words) {
            super(words);
        }
    }

    Script {
        acts = List.copyOf(acts);
    }

    static Script read(List<String> words, List<Proof> proofs) throws Unclear {
        var acts = new ArrayList<Act>();
        long seed = 1;
        for (int i = 0; i < words.size(); i++) {
            var word = words.get(i);
            if (!word.startsWith("--")) acts.add(begin(word, proofs));
            else {
                if (i + 1 == words.size()) throw new Unclear(word + " needs a number");
                var number = number(word, words.get(++i));
                if (word.equals("--seed")) seed = number;
                else acts.add(change(word.substring(2), Math.toIntExact(number), acts));
            }
        }
        if (acts.isEmpty()) throw new Unclear("what is to be proved?");
        return new Script(acts, seed);
    }

    private static Act begin(String name, List<Proof> proofs) throws Unclear {
        for (var proof : proofs) if (proof.name().equals(name)) return new Act(proof, Asked.usually(proof));
        throw new Unclear("nothing is called '" + name + "'");
    }

    private static Act change(String option, int size, List<Act> acts) throws Unclear {
        if (acts.isEmpty() || !acts.getLast().asked().knows(option))
            throw new Unclear("--" + option + " does not belong there");
        if (size < 1) throw new Unclear("--" + option + " is at least 1");
        var last = acts.removeLast();
        return new Act(last.proof(), last.asked().with(option, size));
    }

    private static long number(String option, String word) throws Unclear {
        try {
            return Long.parseLong(word);
        } catch (NumberFormatException none) {
            throw new Unclear(option + " needs a number, not '" + word + "'");
        }
    }
}
