package oms.bench;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import oms.Ids;
import org.jspecify.annotations.Nullable;

/** The texts that make one order's rows different from another's, and how a new one of each is made. */
final class Tokens {
    /** Ids as {@link Ids} makes them. */
    static final Pattern ID = Pattern.compile("\\b[a-z]{3}_[0-9a-z]{26}\\b");

    private static final AtomicLong LAST = new AtomicLong();

    /** A text with places in it for the new tokens. */
    record Template(List<String> literals, List<Integer> tokens) {
        String fill(String[] fresh) {
            if (tokens.isEmpty()) return literals.getFirst();
            var text = new StringBuilder();
            for (int i = 0; i < tokens.size(); i++) text.append(literals.get(i)).append(fresh[tokens.get(i)]);
            return text.append(literals.getLast()).toString();
        }
    }

    private final List<String> known = new ArrayList<>();
    private final List<Supplier<String>> makers = new ArrayList<>();
    private @Nullable Pattern any;

    /** Adds an id, or another text that must not come twice, unless it holds a known one. */
    void add(String text) {
        if (any().matcher(text).find()) return;
        add(text, maker(text));
    }

    /** @return the place of a number that the database will count up, filled in when it has */
    int addCounted() {
        add("\0" + known.size(), () -> "");
        return known.size() - 1;
    }

    private void add(String text, Supplier<String> maker) {
        known.add(text);
        makers.add(maker);
        any = null;
    }

    private static Supplier<String> maker(String text) {
        if (ID.matcher(text).matches()) {
            var prefix = text.substring(0, 3);
            return () -> Ids.next(prefix);
        }
        var stem = text.substring(0, 1 + Math.max(text.lastIndexOf('-'), text.lastIndexOf('_')));
        return () -> stem + Long.toHexString(1_000_000_007L * LAST.incrementAndGet()) + "f";
    }

    String[] fresh() {
        return makers.stream().map(Supplier::get).toArray(String[]::new);
    }

    Template template(String text) {
        var literals = new ArrayList<String>();
        var places = new ArrayList<Integer>();
        var found = any().matcher(text);
        int end = 0;
        while (found.find()) {
            literals.add(text.substring(end, found.start()));
            places.add(known.indexOf(found.group()));
            end = found.end();
        }
        literals.add(text.substring(end));
        return new Template(List.copyOf(literals), List.copyOf(places));
    }

    static Template place(int token) {
        return new Template(List.of("", ""), List.of(token));
    }

    private Pattern any() {
        if (any == null)
            any = Pattern.compile(
                    known.isEmpty()
                            ? "(?!)"
                            : known.stream()
                                    .sorted(Comparator.comparing(String::length).reversed())
                                    .map(Pattern::quote)
                                    .collect(Collectors.joining("|")));
        return any;
    }
}
