package oms.verify;

import static oms.verify.Invariant.overHistory;
import static oms.verify.Invariant.perKey;

import java.util.List;

/** What must hold of the stored events and their deliveries. */
final class EventInvariants {
    static final List<Invariant> ALL = List.of(
            perKey(16, "events of one thing are numbered 1, 2, 3 … without a gap", """
                    select min(merchant) as merchant, key, count(*) as events, min(sequence) as first, max(sequence) as last
                      from oms_events.event group by key
                    having min(sequence) <> 1 or max(sequence) <> count(*)"""),
            overHistory(18, "every event has its deliveries", """
                    select e.merchant, e.id as event, e.type, heard.subscriber as "never delivered to"
                      from (select e.type, d.subscriber, min(e.position) as from_position, max(e.position) as to_position
                              from oms_events.delivery d join oms_events.event e on e.id = d.event_id
                             group by e.type, d.subscriber) heard
                      join oms_events.event e on e.type = heard.type and e.position between heard.from_position and heard.to_position
                     where not exists (select 1 from oms_events.delivery d where d.event_id = e.id and d.subscriber = heard.subscriber)"""),
            overHistory(18, "every delivery is of its event", """
                    select d.merchant, d.event_id as event, d.subscriber
                      from oms_events.delivery d left join oms_events.event e on e.id = d.event_id
                     where e.id is null or (e.key, e.sequence, e.position, e.merchant) is distinct from (d.key, d.sequence, d.position, d.merchant)"""),
            new Invariant(19, "nothing waits longer than a minute", """
                    select d.merchant, d.event_id as event, d.subscriber, d.next_attempt_at as "due since", d.last_error as error
                      from oms_events.delivery d
                     where d.status = 'WAITING' and d.next_attempt_at < :now - interval '1 minute'
                       and not exists (select 1 from oms_events.delivery p
                                        where p.subscriber = d.subscriber and p.key = d.key and p.sequence < d.sequence
                                          and (p.status = 'PARKED' or p.status = 'WAITING' and p.next_attempt_at >= :now - interval '1 minute'))"""),
            new Invariant(19, "nothing overtook an earlier event of the same key", """
                    select d.merchant, d.key, d.subscriber, d.sequence as delivered, p.sequence as "while open"
                      from oms_events.delivery p
                      join oms_events.delivery d on d.subscriber = p.subscriber and d.key = p.key and d.sequence > p.sequence and d.status = 'DONE'
                     where p.status in ('WAITING', 'PARKED')"""),
            perKey(20, "each subscriber handled the events of a key in their order", """
                    select merchant, key, subscriber, sequence, delivered_at, before as "earlier event delivered"
                      from (select merchant, key, subscriber, sequence, delivered_at,
                                   max(delivered_at) over (partition by subscriber, key order by sequence
                                                           rows between unbounded preceding and 1 preceding) as before
                              from oms_events.delivery where status = 'DONE') d
                     where before > delivered_at"""));

    private EventInvariants() {}
}
