package oms.verify;

import static oms.verify.Invariant.perKey;

import java.util.List;

/** What must hold of drivers, their load and their trips. */
final class FleetInvariants {
    static final List<Invariant> ALL = List.of(
            new Invariant(15, "a driver's load is the units of the shipments claimed, within the vehicle", """
                    select d.merchant, d.code as driver, d.load_units as load, coalesce(c.units, 0) as claimed, d.max_units as max
                      from oms_fleet.driver d
                      left join (select merchant, driver, sum(units) as units from oms_fleet.capacity_claim where freed_at is null group by merchant, driver) c
                        on c.merchant = d.merchant and c.driver = d.code
                     where d.load_units <> coalesce(c.units, 0) or d.load_units > d.max_units or d.load_units < 0"""),
            perKey(15, "a shipment on its way has one driver, and room with that driver", """
                    select s.merchant, s.id as shipment, s.status, s.driver, s.units, count(c.id) as claims, min(c.driver) as "claimed with", min(c.units) as "units claimed"
                      from oms_order.shipment s
                      left join oms_fleet.capacity_claim c on c.shipment_id = s.id and c.freed_at is null
                     where s.status in ('ALLOCATED', 'PICKED', 'PACKED', 'IN_TRANSIT', 'DELIVERY_FAILED')
                     group by s.id, s.merchant, s.status, s.driver, s.units having count(c.id) <> 1 or min(c.driver) <> s.driver or min(c.units) <> s.units"""),
            new Invariant(15, "a shipment that ended takes no room", """
                    select c.merchant, c.shipment_id as shipment, c.driver, coalesce(s.status, 'unknown') as status
                      from oms_fleet.capacity_claim c left join oms_order.shipment s on s.id = c.shipment_id
                     where c.freed_at is null and coalesce(s.status, 'CANCELLED') in ('DELIVERED', 'RETURNED', 'CANCELLED')
                       and not exists (select 1 from oms_events.delivery d
                                        where d.key = s.order_id and d.status = 'WAITING'
                                          and (d.subscriber like 'allocation.%' or d.subscriber like 'fleet.%'))"""));

    private FleetInvariants() {}
}
