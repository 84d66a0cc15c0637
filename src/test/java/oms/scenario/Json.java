package oms.scenario;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What an answer says, by paths of names and places: {@code lines[0].bin}. A path that goes through a list goes into each of it:
 * {@code shipments.status} are the statuses of all. What is not there is null.
 */
record Json(@Nullable Object root) {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Pattern STEP = Pattern.compile("(\\w*)(?:\\[(\\d+)])?");

    static Json of(String text) {
        try {
            return new Json(JSON.readValue(text, Object.class));
        } catch (JsonProcessingException e) {
            throw new AssertionError("This is no JSON: " + text, e);
        }
    }

    static String write(Object what) {
        try {
            return JSON.writeValueAsString(what);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(e);
        }
    }

    String getString(String path) {
        var found = get(path);
        return found == null ? null : found.toString();
    }

    long getLong(String path) {
        return ((Number) Objects.requireNonNull(get(path), path)).longValue();
    }

    int getInt(String path) {
        return Math.toIntExact(getLong(path));
    }

    @SuppressWarnings("unchecked")
    <T> List<T> getList(String path) {
        return (List<T>) get(path);
    }

    /** @return the things of a list of which a member is this, to be asked on; none where there is no list */
    Json where(String list, String member, Object value) {
        return filtered(list, thing -> value.equals(thing.get(member)));
    }

    Json whereNot(String list, String member, Object value) {
        return filtered(list, thing -> !value.equals(thing.get(member)));
    }

    private Json filtered(String list, Predicate<Map<String, Object>> wanted) {
        List<Map<String, Object>> all = getList(list);
        return new Json(all == null ? List.of() : all.stream().filter(wanted).toList());
    }

    /** @return the first of a list that is the root; null where there is none */
    @SuppressWarnings("unchecked")
    @Nullable
    Map<String, Object> first() {
        var all = (List<Map<String, Object>>) Objects.requireNonNull(root);
        return all.isEmpty() ? null : all.getFirst();
    }

    private @Nullable Object get(String path) {
        var at = root;
        if (path.isEmpty()) return at;
        for (var step : path.split("\\.")) at = step(at, step);
        return at;
    }

    private static @Nullable Object step(@Nullable Object from, String step) {
        var parts = STEP.matcher(step);
        if (!parts.matches()) throw new IllegalArgumentException("No path: " + step);
        var found = parts.group(1).isEmpty() ? from : member(from, parts.group(1));
        if (parts.group(2) == null || found == null) return found;
        var list = (List<?>) found;
        var at = Integer.parseInt(parts.group(2));
        return at < list.size() ? list.get(at) : null;
    }

    private static @Nullable Object member(@Nullable Object of, String name) {
        return switch (of) {
            case Map<?, ?> map -> map.get(name);
            case List<?> list -> list.stream().map(one -> member(one, name)).collect(Collectors.toList());
            case null, default -> null;
        };
    }
}
