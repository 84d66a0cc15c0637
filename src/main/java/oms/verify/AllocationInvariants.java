package oms.verify;

import static oms.verify.Invariant.perKey;

import java.util.List;

/** What must hold of plans: who waits for one, what a driver is planned for, why it was decided. */
final class AllocationInvariants {
    static final List<Invariant> ALL = List.of(
            perKey(23, "no planner decided after another had taken over", """
                    select d.merchant, d.order_id as order, d.no as decision, d.planner_token as token, d.before as "decided before", p.token as "highest token"
                      from (select merchant, order_id, no, planner_token,
                                   max(planner_token) over (partition by order_id order by no rows between unbounded preceding and 1 preceding) as before
                              from oms_allocation.decision) d
                      left join (select merchant, max(token) as token from oms_allocation.planner group by merchant) p on p.merchant = d.merchant
                     where d.planner_token < d.before or d.planner_token > coalesce(p.token, 0)"""),
            perKey(29, "an order that may ship is planned or waits for its plan", """
                    select o.merchant, o.id as order, o.status
                      from oms_order.customer_order o
                     where o.status in ('APPROVED', 'BACKORDERED') and o.held_reason is null
                       and not exists (select 1 from oms_allocation.waiting_order w where w.order_id = o.id)
                       and not exists (select 1 from oms_events.delivery d
                                        where d.key = o.id and d.status = 'WAITING' and d.subscriber like 'allocation.%')"""),
            perKey(29, "the planner knows each door that a driver goes to, and no other", """
                    select merchant, shipment, s.status, s.driver, p.driver as "planned for", s.warehouse, p.warehouse as "planned from"
                      from (select merchant, id as shipment, order_id, status, driver, warehouse, units from oms_order.shipment
                             where status in ('ALLOCATED', 'PICKED', 'PACKED', 'IN_TRANSIT', 'DELIVERY_FAILED')) s
                      full join (select merchant, shipment_id as shipment, order_id, driver, warehouse, units from oms_allocation.stop) p
                        using (merchant, shipment)
                     where (s.driver, s.warehouse, s.units) is distinct from (p.driver, p.warehouse, p.units)
                       and not exists (select 1 from oms_events.delivery d
                                        where d.key = coalesce(s.order_id, p.order_id) and d.status = 'WAITING' and d.subscriber like 'allocation.%')"""),
            perKey(29, "every plan has the record of why, and every record its plan", """
                    select merchant, "order", coalesce(e.plans, 0) as plans, coalesce(d.plans, 0) as "plans recorded",
                           coalesce(e.refusals, 0) as refusals, coalesce(d.refusals, 0) as "refusals recorded"
                      from (select merchant, key as "order", count(*) filter (where type <> 'order.allocation_failed') as plans,
                                   count(*) filter (where type = 'order.allocation_failed') as refusals
                              from oms_events.event where type in ('order.allocated', 'order.reallocated', 'order.allocation_failed') group by merchant, key) e
                      full join (select merchant, order_id as "order", count(*) filter (where outcome <> 'FAILED') as plans,
                                        count(*) filter (where outcome = 'FAILED') as refusals
                                   from oms_allocation.decision group by merchant, order_id) d using (merchant, "order")
                     where coalesce(e.plans, 0) <> coalesce(d.plans, 0) or coalesce(e.refusals, 0) > coalesce(d.refusals, 0)"""));

    private AllocationInvariants() {}
}
