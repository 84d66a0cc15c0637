package oms.events;

import org.jspecify.annotations.Nullable;

/**
 * One reaction of one module to one family of events. It runs in the delivery's transaction, once for each event, in order for
 * each key. Throwing puts the event back: it is tried again later, and parked for a person after eight tries.
 */
public interface Subscriber<E extends DomainEvent> {
    /** @return the sealed interface it listens to, or one of its events */
    Class<E> eventType();

    /** @return its name, {@code module.what-it-does}; never change it: deliveries already waiting in the database carry it */
    String name();

    /**
     * @return what it does; null for kinds of events it does nothing about, of which no delivery is made. Which it is depends on the
     *     kind alone, and asking has no effect
     */
    @Nullable
    Runnable on(E event);
}
