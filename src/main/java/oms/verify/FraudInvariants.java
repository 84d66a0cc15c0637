package oms.verify;

import java.util.List;

/** What must hold of scores and reviews. */
final class FraudInvariants {
    static final List<Invariant> ALL = List.of(
            new Invariant(28, "a score is the sum of what its signals gave, at most 1", """
                    select a.merchant, a.order_id as order, a.score, s.points as "given by signals"
                      from oms_fraud.assessment a,
                           lateral (select coalesce(sum((c ->> 'points')::numeric), 0) as points from jsonb_array_elements(a.contributions) c) s
                     where a.score <> least(s.points, 1)"""),
            new Invariant(28, "an order waits for a reviewer while its review is open", """
                    select merchant, "order", o.status, r.state as review
                      from (select merchant, id as "order", status from oms_order.customer_order where status = 'MANUAL_REVIEW') o
                      full join (select merchant, order_id as "order", state from oms_fraud.review where state = 'OPEN') r using (merchant, "order")
                     where (o.status is null or r.state is null)
                       and not exists (select 1 from oms_events.delivery d
                                        where d.key = "order" and d.status = 'WAITING' and d.subscriber like 'fraud.%')"""),
            new Invariant(28, "an order went on or ended as it was judged", """
                    select o.merchant, o.id as order, o.status, coalesce(a.outcome, 'nothing') as scored, r.state as reviewed
                      from oms_order.customer_order o
                      left join oms_fraud.assessment a on a.order_id = o.id
                      left join oms_fraud.review r on r.order_id = o.id
                     where o.status not in ('PENDING', 'AUTHORIZED', 'MANUAL_REVIEW', 'CANCELLED')
                       and case o.status when 'REJECTED' then 'REJECTED' else 'APPROVED' end
                           is distinct from case a.outcome when 'MANUAL_REVIEW' then r.state else a.outcome end"""),
            new Invariant(28, "no review stays open past its deadline", """
                    select merchant, order_id as order, deadline from oms_fraud.review
                     where state = 'OPEN' and deadline < :now - interval '10 minutes'"""));

    private FraudInvariants() {}
}
