package oms.verify;

import static oms.verify.PlantedFault.of;

import java.util.List;

/** Faults in the stored events and their deliveries. */
final class PlantedEventFaults {
    private static final String EVENTS = """
            insert into oms_events.event (id, merchant, type, key, sequence, body, occurred_at, correlation_id)
            select 'evt_planted' || n, 'mer_planted', 'planted.happened', 'key_planted', n, '{}', '2026-05-06T17:09:50Z', 'evt_planted1'
              from generate_series(1, 3) n""";
    private static final String DELIVERIES = """
            insert into oms_events.delivery (event_id, subscriber, merchant, key, sequence, position, status, next_attempt_at, delivered_at)
            select id, 'oms.planted.Listener', merchant, key, sequence, position, 'DONE', occurred_at, '2026-05-06T17:09:51Z'
              from oms_events.event where key = 'key_planted'""";
    private static final List<String> SOUND = List.of(EVENTS, DELIVERIES);

    private static final String NUMBERED = "events of one thing are numbered 1, 2, 3 … without a gap";
    private static final String DELIVERED = "every event has its deliveries";
    private static final String OF_ITS_EVENT = "every delivery is of its event";
    private static final String WAITS = "nothing waits longer than a minute";
    private static final String OVERTOOK = "nothing overtook an earlier event of the same key";
    private static final String IN_ORDER = "each subscriber handled the events of a key in their order";

    static final List<PlantedFault> ALL = List.of(
            of(NUMBERED, "one is lost", SOUND, "delete from oms_events.event where id = 'evt_planted2'"),
            of(NUMBERED, "the first is lost", SOUND, "delete from oms_events.event where id = 'evt_planted1'"),
            of(
                    DELIVERED,
                    "a delivery is lost",
                    SOUND,
                    "delete from oms_events.delivery where event_id = 'evt_planted2'"),
            of(DELIVERED, "a second listener missed one", SOUND, """
                    insert into oms_events.delivery (event_id, subscriber, merchant, key, sequence, position, next_attempt_at)
                    select id, 'oms.planted.Other', merchant, key, sequence, position, occurred_at
                      from oms_events.event where key = 'key_planted' and sequence <> 2"""),
            of(OF_ITS_EVENT, "its event is gone", SOUND, "delete from oms_events.event where id = 'evt_planted3'"),
            of(
                    OF_ITS_EVENT,
                    "it says another number",
                    SOUND,
                    "update oms_events.delivery set sequence = 7 where event_id = 'evt_planted3'"),
            of(WAITS, "a delivery due since two minutes", SOUND, """
                    update oms_events.delivery set status = 'WAITING', delivered_at = null, next_attempt_at = '2026-05-06T17:08:00Z'
                     where event_id = 'evt_planted3'"""),
            of(WAITS, "two of one key, the first due", SOUND, """
                    update oms_events.delivery set status = 'WAITING', delivered_at = null, next_attempt_at = '2026-05-06T16:08:00Z'
                     where event_id in ('evt_planted2', 'evt_planted3')"""),
            of(
                    OVERTOOK,
                    "a later one is done while an earlier waits",
                    SOUND,
                    "update oms_events.delivery set status = 'WAITING', delivered_at = null where event_id = 'evt_planted2'"),
            of(
                    OVERTOOK,
                    "a later one is done while an earlier is parked",
                    SOUND,
                    "update oms_events.delivery set status = 'PARKED', delivered_at = null where event_id = 'evt_planted1'"),
            of(
                    IN_ORDER,
                    "the second came after the third",
                    SOUND,
                    "update oms_events.delivery set delivered_at = '2026-05-06T17:09:55Z' where event_id = 'evt_planted2'"),
            of(
                    IN_ORDER,
                    "the first came last",
                    SOUND,
                    "update oms_events.delivery set delivered_at = '2026-05-06T17:09:55Z' where event_id = 'evt_planted1'"));

    private PlantedEventFaults() {}
}
