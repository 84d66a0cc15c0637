package oms.verify;

import static oms.verify.Invariant.overHistory;
import static oms.verify.Invariant.perKey;

import java.util.List;

/** What must hold of packages: their numbers, what is in them, and that the road carries the same. */
final class PackageInvariants {
    static final List<Invariant> ALL = List.of(
            // check digit: GS1 General Specifications, 7.9
            overHistory(33, "a package's number is its own, and its check digit right", """
                    select merchant, sscc, count(*) as packages
                      from oms_fulfillment.package
                     group by merchant, sscc
                    having count(*) > 1
                        or (10 - (select sum(substr(sscc, i, 1)::int * case i % 2 when 1 then 3 else 1 end) from generate_series(1, 17) i) % 10) % 10
                           <> substr(sscc, 18, 1)::int"""),
            // extension digit and serial reference together count the packages of a prefix: 2.2.1 there
            overHistory(33, "no package has a number that its prefix has not given out", """
                    select p.merchant, p.sscc, c.prefix, c.last
                      from oms_fulfillment.package p
                      join oms_fulfillment.sscc_count c on substr(p.sscc, 2, length(c.prefix)) = c.prefix
                     where (substr(p.sscc, 1, 1) || substr(p.sscc, length(c.prefix) + 2, 16 - length(c.prefix)))::bigint > c.last"""),
            perKey(33, "packages hold what their shipment ships, all of it once packed", """
                    select merchant, shipment, s.status, sku, s.shipped, p.packed
                      from (select s.merchant, s.id as shipment, s.order_id, s.status, l.sku, sum(l.quantity) as shipped
                              from oms_order.shipment s join oms_order.shipment_line l on l.shipment_id = s.id
                             group by s.merchant, s.id, s.order_id, s.status, l.sku) s
                      full join (select p.merchant, p.shipment_id as shipment, l.sku, sum(l.quantity) as packed
                                   from oms_fulfillment.package p join oms_fulfillment.package_line l on l.package_id = p.id
                                  where p.status = 'SEALED' group by p.merchant, p.shipment_id, l.sku) p using (merchant, shipment, sku)
                     where case when s.status in ('PACKED', 'IN_TRANSIT', 'DELIVERY_FAILED', 'DELIVERED', 'RETURNED') then p.packed is distinct from s.shipped
                                when s.status = 'PICKED' then p.packed > s.shipped
                                else p.packed is not null end
                       and not exists (select 1 from oms_events.delivery d
                                        where d.key = s.order_id and d.status = 'WAITING' and d.subscriber like 'fulfillment.%')"""),
            perKey(33, "the road carries the packages that were sealed, and no other", """
                    select merchant, shipment, sscc, p.status as package, r.status as "on the road"
                      from (select merchant, shipment_id as shipment, order_id, sscc, status from oms_fulfillment.package
                             where status = 'SEALED' and shipment_id in (select id from oms_order.shipment
                                    where status in ('PACKED', 'IN_TRANSIT', 'DELIVERY_FAILED', 'DELIVERED', 'RETURNED'))) p
                      full join (select merchant, shipment_id as shipment, order_id, sscc, status from oms_delivery.parcel where status <> 'CANCELLED') r
                        using (merchant, shipment, sscc)
                     where (p.status is null or r.status is null)
                       and not exists (select 1 from oms_events.delivery d
                                        where d.key = coalesce(p.order_id, r.order_id) and d.status = 'WAITING'
                                          and (d.subscriber like 'delivery.%' or d.subscriber like 'fulfillment.%'))"""));

    private PackageInvariants() {}
}
