package oms.verify;

import static oms.verify.Invariant.overHistory;
import static oms.verify.Invariant.perKey;

import java.util.List;

/** What must hold of trips, stops, packages on the road and what devices report. */
final class RoadInvariants {
    static final List<Invariant> ALL = List.of(
            perKey(31, "a shipment on its way waits at one stop, an ended one at none", """
                    select s.merchant, s.id as shipment, s.status, count(t.id) as "open stops"
                      from oms_order.shipment s
                      left join oms_delivery.stop t on t.shipment_id = s.id and t.status in ('PLANNED', 'ARRIVED')
                     group by s.id, s.merchant, s.order_id, s.status
                    having count(t.id) <> case
                             when s.status in ('ALLOCATED', 'PICKED', 'PACKED', 'IN_TRANSIT') then 1
                             when s.status = 'DELIVERY_FAILED' and 'AGAIN' = (select l.next_step from oms_delivery.stop l
                                   where l.shipment_id = s.id and l.status = 'FAILED' order by l.attempt desc limit 1) then 1
                             else 0 end
                       and not exists (select 1 from oms_events.delivery d
                                        where d.key = s.order_id and d.status = 'WAITING' and d.subscriber like 'delivery.%')"""),
            perKey(31, "a stop is on a trip of its shipment's driver, on the road while the shipment is", """
                    select t.merchant, s.id as shipment, s.status, s.driver, p.driver as "trip of", s.warehouse, p.warehouse as "trip from", p.status as trip
                      from oms_delivery.stop t
                      join oms_delivery.trip p on p.id = t.trip_id
                      join oms_order.shipment s on s.id = t.shipment_id
                     where t.status in ('PLANNED', 'ARRIVED')
                       and ((p.driver, p.warehouse, t.units) is distinct from (s.driver, s.warehouse, s.units)
                            or (s.status = 'IN_TRANSIT') <> (p.status = 'DEPARTED') or p.status in ('FINISHED', 'CANCELLED')
                            or s.status = 'IN_TRANSIT' and s.trip_id is distinct from p.id)
                       and not exists (select 1 from oms_events.delivery d
                                        where d.key = t.order_id and d.status = 'WAITING' and d.subscriber like 'delivery.%')"""),
            new Invariant(31, "a trip ends with its last stop, and a driver is on one at a time", """
                    select p.merchant, p.id as trip, p.driver, p.status, count(t.id) as "open stops", o.trips as "on the road"
                      from oms_delivery.trip p
                      left join oms_delivery.stop t on t.trip_id = p.id and t.status in ('PLANNED', 'ARRIVED')
                      left join (select merchant, driver, count(*) as trips from oms_delivery.trip where status = 'DEPARTED' group by merchant, driver) o
                        on o.merchant = p.merchant and o.driver = p.driver
                     group by p.id, o.trips
                    having (p.status in ('PLANNED', 'DEPARTED')) <> (count(t.id) > 0) or p.status = 'DEPARTED' and o.trips > 1"""),
            perKey(31, "what was handed over is proven", """
                    select merchant, shipment, s.status, t.stops as "stops delivered", t.proofs, t.packages as "packages not handed over"
                      from (select merchant, id as shipment, status from oms_order.shipment where status = 'DELIVERED') s
                      full join (select t.merchant, t.shipment_id as shipment, count(*) as stops,
                                        min((select count(*) from oms_delivery.proof p where p.stop_id = t.id)) as proofs,
                                        min((select count(*) from oms_delivery.parcel p where p.shipment_id = t.shipment_id and p.status <> 'DELIVERED')) as packages
                                   from oms_delivery.stop t where t.status = 'DELIVERED' group by t.merchant, t.shipment_id) t using (merchant, shipment)
                     where s.status is null or t.stops is distinct from 1 or t.proofs = 0 or t.packages > 0"""),
            perKey(31, "a package is where the chain of custody says, and every link follows from the one before", """
                    select merchant, package, before, step, status
                      from (select p.merchant, p.sscc as package, p.status, c.step,
                                   coalesce(lag(c.step) over (partition by p.id order by c.id), 'NONE') as before,
                                   c.id is null or c.id = max(c.id) over (partition by p.id) as last
                              from oms_delivery.parcel p left join oms_delivery.custody c on c.parcel_id = p.id) link
                     where step is not null and (before, step) not in (('NONE', 'LOADED'), ('LOADED', 'UNLOADED'), ('UNLOADED', 'LOADED'), ('LOADED', 'DEPARTED'),
                             ('DEPARTED', 'HANDED_OVER'), ('DEPARTED', 'NOT_HANDED_OVER'), ('NOT_HANDED_OVER', 'LOADED'), ('NOT_HANDED_OVER', 'BACK'), ('BACK', 'LOADED'))
                        or last and (status, coalesce(step, 'NONE')) not in (('READY', 'NONE'), ('READY', 'UNLOADED'), ('READY', 'BACK'),
                             ('LOADED', 'LOADED'), ('LOADED', 'DEPARTED'), ('DELIVERED', 'HANDED_OVER'), ('ON_VEHICLE', 'NOT_HANDED_OVER'),
                             ('COMING_BACK', 'NOT_HANDED_OVER'), ('RETURNED', 'BACK'), ('CANCELLED', 'NONE'), ('CANCELLED', 'LOADED'),
                             ('CANCELLED', 'UNLOADED'), ('CANCELLED', 'BACK'))"""),
            overHistory(24, "what a device told under one number counts once", """
                    select merchant, device, device_seq as number, count(*) as times from oms_delivery.report group by merchant, device, device_seq having count(*) > 1
                    union all
                    select merchant, device, device_seq, count(*) from oms_delivery.position group by merchant, device, device_seq having count(*) > 1"""),
            overHistory(24, "a phone's reports follow one another, and what counted has happened", """
                    select merchant, driver, device, device_seq as number, what, subject, fault
                      from (select r.*, case
                                     when r.after_seq is distinct from lag(r.device_seq) over phone then 'does not follow the report before it'
                                     when r.at < lag(r.at) over phone then 'happened before the report before it'
                                     when r.state = 'APPLIED' and r.what = 'DEPART' and not exists (select 1 from oms_delivery.trip t
                                            where t.merchant = r.merchant and t.id = r.subject and t.driver = r.driver and t.departed_at is not null) then 'the trip did not leave'
                                     when r.state = 'APPLIED' and r.what = 'DELIVER' and not exists (select 1 from oms_delivery.stop t
                                            where t.merchant = r.merchant and t.id = r.subject and t.status = 'DELIVERED' and t.done_at >= r.at) then 'nothing was handed over'
                                     when r.state = 'APPLIED' and r.what = 'ARRIVE' and not exists (select 1 from oms_delivery.stop t
                                            where t.merchant = r.merchant and t.id = r.subject and t.arrived_at <= r.at) then 'nobody arrived'
                                   end as fault
                              from oms_delivery.phone_report r
                            window phone as (partition by r.merchant, r.driver, r.device order by r.device_seq)) told
                     where fault is not null"""),
            overHistory(24, "a driver was last seen where the latest position was", """
                    select p.merchant, p.driver, max(p.at) as "latest position", l.seen_at as "last seen"
                      from oms_delivery.position p
                      join oms_fleet.driver d on d.merchant = p.merchant and d.code = p.driver
                      left join oms_fleet.last_position l on l.merchant = p.merchant and l.driver = p.driver
                     group by p.merchant, p.driver, l.seen_at having l.seen_at is null or l.seen_at < max(p.at)"""));

    private RoadInvariants() {}
}
