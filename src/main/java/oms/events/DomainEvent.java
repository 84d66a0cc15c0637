package oms.events;

/** A fact told to other modules: a record, named in the past tense, made of ids and plain values, marked {@link EventType}. */
public interface DomainEvent {
    /** @return the aggregate it happened to; events with the same key reach a subscriber in the order they were published */
    String key();

    /** @return whose business it is */
    String merchant();

    /** @return the aggregate's own count of its events: 1, 2, 3 … without a gap */
    long sequence();
}
