package oms.allocation.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;

/** The numbers of a text, one after the other; words between them are passed over. */
final class Numbers {
    private static final Pattern NUMBER = Pattern.compile("[-+]?[0-9]*\\.?[0-9]+([eE][-+]?[0-9]+)?\\.?");

    private final String[] words;
    private int at;

    Numbers(String text) {
        this.words = text.strip().split("[\\s:]+");
    }

    static Numbers in(Path file) throws IOException {
        return new Numbers(Files.readString(file));
    }

    boolean more() {
        while (at < words.length && !isNumber(words[at])) at++;
        return at < words.length;
    }

    double next() {
        if (!more()) throw new IllegalArgumentException("The file ends too early");
        return Double.parseDouble(words[at++]);
    }

    int whole() {
        return (int) next();
    }

    void skip(int count) {
        for (int i = 0; i < count; i++) next();
    }

    /** Goes on behind a word. */
    Numbers behind(String word) {
        for (int i = 0; i < words.length; i++)
            if (words[i].equals(word)) {
                at = i + 1;
                return this;
            }
        throw new IllegalArgumentException("There is no " + word);
    }

    private static boolean isNumber(String word) {
        return NUMBER.matcher(word).matches();
    }
}
