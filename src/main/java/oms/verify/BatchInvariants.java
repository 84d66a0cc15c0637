package oms.verify;

import static oms.verify.Invariant.perKey;

import java.util.List;

/** What must hold of trolleys, and of what was picked for nothing. */
final class BatchInvariants {
    static final List<Invariant> ALL = List.of(
            new Invariant(30, "a trolley carries lists of its warehouse, each in totes of its own", """
                    select b.merchant, b.id as trolley, t.pick_list_id as list, t.tote
                      from oms_fulfillment.batch_list t
                      join oms_fulfillment.batch b on b.id = t.batch_id
                      join oms_fulfillment.pick_list p on p.id = t.pick_list_id
                     where p.warehouse <> b.warehouse or p.merchant <> b.merchant or t.zone <> b.zone
                        or exists (select 1 from oms_fulfillment.batch_list o
                                    where o.batch_id = t.batch_id and o.tote > t.tote and o.tote < t.tote + t.totes)
                    union all
                    select s.merchant, s.batch_id, s.pick_list_id, null
                      from oms_fulfillment.batch_step s
                     where not exists (select 1 from oms_fulfillment.batch_list t where t.batch_id = s.batch_id and t.pick_list_id = s.pick_list_id)"""),
            new Invariant(30, "every line of a list on trolleys is a step of one of them", """
                    select l.merchant, l.pick_list_id as list, l.no as line, l.sku
                      from oms_fulfillment.pick_line l
                      join oms_fulfillment.pick_list p on p.id = l.pick_list_id and p.status in ('OPEN', 'PICKING')
                     where (select count(*) from oms_fulfillment.batch_step s where s.pick_list_id = l.pick_list_id and s.line_no = l.no) = 0
                       and exists (select 1 from oms_fulfillment.batch_list t where t.pick_list_id = p.id)
                       and not exists (select 1 from oms_fulfillment.batch b where b.merchant = p.merchant and b.warehouse = p.warehouse and b.zone <> '')"""),
            new Invariant(30, "a trolley is under way while something is to be done on it, and not after", """
                    select b.merchant, b.id as trolley, b.status, w.open
                      from oms_fulfillment.batch b,
                           lateral (select (select count(*) from oms_fulfillment.batch_step s
                                              join oms_fulfillment.pick_list p on p.id = s.pick_list_id
                                              join oms_fulfillment.pick_line l on l.pick_list_id = s.pick_list_id and l.no = s.line_no
                                             where s.batch_id = b.id and p.status in ('OPEN', 'PICKING') and l.picked < l.quantity) as open,
                                           (select count(*) from oms_fulfillment.batch_step s
                                              join oms_fulfillment.put_back r on r.pick_list_id = s.pick_list_id and r.line_no = s.line_no
                                             where s.batch_id = b.id and r.closed_at is null) as back) w
                     where b.status in ('OPEN', 'PICKING') and w.open + w.back = 0 or b.status in ('DONE', 'CANCELLED') and w.open > 0"""),
            perKey(30, "what was picked for nothing is put back, or still to be", """
                    select l.merchant, l.pick_list_id as list, l.sku, l.picked, r.quantity as "to be put back"
                      from oms_fulfillment.pick_line l
                      join oms_fulfillment.pick_list p on p.id = l.pick_list_id
                      left join oms_fulfillment.put_back r on r.pick_list_id = l.pick_list_id and r.line_no = l.no
                     where case when p.status = 'CANCELLED' and p.departed_at is null
                                then nullif(l.picked, 0) is distinct from r.quantity
                                else p.status <> 'CANCELLED' and r.quantity is not null end"""));

    private BatchInvariants() {}
}
