package oms.events;

import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Translates between a record and the name it travels under. */
final class EventTypes {
    private static final Map<Class<?>, Map<String, Class<?>>> KINDS = new ConcurrentHashMap<>();

    private EventTypes() {}

    static String nameOf(Class<?> event) {
        var type = event.getAnnotation(EventType.class);
        if (type == null) throw new IllegalStateException(event.getName() + " carries no @EventType");
        return type.value();
    }

    /** @return the record of the family that travels under the name, or null */
    static @Nullable Class<?> named(Class<?> family, String name) {
        return KINDS.computeIfAbsent(family, EventTypes::kinds).get(name);
    }

    private static Map<String, Class<?>> kinds(Class<?> family) {
        var records = family.isSealed() ? family.getPermittedSubclasses() : new Class<?>[] {family};
        return Arrays.stream(records).collect(Collectors.toMap(EventTypes::nameOf, Function.identity()));
    }
}
