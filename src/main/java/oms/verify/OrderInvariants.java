package oms.verify;

import static oms.verify.Invariant.overHistory;
import static oms.verify.Invariant.perKey;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import oms.order.OrderStatus;

/** What must hold of orders, of those who see them, and between merchants. */
final class OrderInvariants {
    /** Every pair of states an order may stand in before and after one event, as SQL rows. */
    private static final String LEGAL = Arrays.stream(OrderStatus.values())
            .flatMap(from -> Arrays.stream(OrderStatus.values())
                    .filter(to -> from == to || from.canBecome(to))
                    .map(to -> "('" + from + "', '" + to + "')"))
            .collect(Collectors.joining(", "));

    static final List<Invariant> ALL = List.of(
            perKey(16, "an order's version counts its events", """
                    select coalesce(o.merchant, e.merchant) as merchant, coalesce(o.id, e.key) as order, o.version, e.last as "last event"
                      from oms_order.customer_order o
                      full join (select merchant, key, max(sequence) as last from oms_events.event where type like 'order.%' group by merchant, key) e
                        on e.key = o.id
                     where o.version is distinct from e.last"""),
            perKey(17, "an order's events form a legal chain", """
                    select merchant, key as order, sequence, coalesce(before, 'nothing') as before, type as event, after
                      from (select merchant, key, sequence, type, body -> 'order' ->> 'status' as after,
                                   lag(body -> 'order' ->> 'status') over (partition by key order by sequence) as before
                              from oms_events.event where type like 'order.%') step
                     where (before is null and (type <> 'order.created' or after <> 'PENDING'))
                        or (before is not null and (before, after) not in (values LEGAL))""".replace("LEGAL", LEGAL)),
            perKey(17, "the chain ends in the order's state", """
                    select o.merchant, o.id as order, o.status, e.body -> 'order' ->> 'status' as "last told"
                      from oms_order.customer_order o join oms_events.event e on e.key = o.id and e.sequence = o.version
                     where o.status is distinct from e.body -> 'order' ->> 'status'"""),
            overHistory(24, "one checkout made one order", """
                    select merchant, checkout_id as checkout, count(*) as orders from oms_order.customer_order
                     group by merchant, checkout_id having count(*) > 1"""),
            overHistory(24, "one answer is kept for each idempotency key, and one effect asked of the gateway", """
                    select cast(null as text) as merchant, scope, key, count(*) as answers from oms_web.idempotency
                     group by scope, key having count(*) > 1
                    union all
                    select merchant, 'the gateway', idempotency_key, count(*) from oms_payment.operation
                     group by merchant, idempotency_key having count(*) > 1"""),
            perKey(25, "nothing of one merchant refers to another's", References.SQL));

    private OrderInvariants() {}
}
