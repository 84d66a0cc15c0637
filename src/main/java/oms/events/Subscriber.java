package oms.events;

/**
 * One reaction of one module to one family of events. Runs in the delivery's transaction, once for each event, in order for
 * each key. Throwing puts the event back: it is tried again later, and parked for a person after eight tries.
 */
public interface Subscriber<E extends DomainEvent> {
    /** @return the sealed interface it listens to, or one of its events */
    Class<E> eventType();

    /** @return its name, {@code module.what-it-does}; never change it: deliveries already waiting in the database carry it */
    String name();

    void on(E event);
}
