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
                     where state = 'OPEN' and deadline < :now - interval '10 minutes'"""),
            new Invariant(28, "a score leads where its version's thresholds say, unless a list allows it", """
                    select merchant, order_id as order, no as version, score, outcome
                      from (select merchant, order_id, model_no as no, score, outcome, allowed_by from oms_fraud.assessment
                            union all
                            select merchant, order_id, shadow_no, shadow_score, shadow_outcome, allowed_by from oms_fraud.assessment where shadow_no is not null) s
                      left join oms_fraud.model m using (merchant, no)
                     where outcome is distinct from
                           case when m.no is null then null when allowed_by is not null then 'APPROVED'
                                when score > (m.rules ->> 'rejectAbove')::numeric then 'REJECTED'
                                when score >= (m.rules ->> 'reviewFrom')::numeric then 'MANUAL_REVIEW' else 'APPROVED' end"""),
            new Invariant(28, "a signal weighs what the score's version says", """
                    select a.merchant, a.order_id as order, a.model_no as version, c ->> 'signal' as signal, c ->> 'weight' as weight
                      from oms_fraud.assessment a
                      left join oms_fraud.model m on m.merchant = a.merchant and m.no = a.model_no,
                           lateral jsonb_array_elements(a.contributions) c
                     where (c ->> 'weight')::numeric is distinct from (m.rules -> 'weights' ->> (c ->> 'signal'))::numeric"""),
            new Invariant(
                    28, "versions are numbered without a gap, one is live, and each is where its last step led", """
                    select merchant, null::int as version, format('%s versions up to %s, %s of them live', count(*), max(no), count(*) filter (where state = 'LIVE')) as what
                      from oms_fraud.model group by merchant
                    having max(no) <> count(*) or count(*) filter (where state = 'LIVE') <> 1 or count(*) filter (where state = 'SHADOW') > 1
                    union all
                    select m.merchant, m.no, m.state || ', last step ' || coalesce(s.state, 'none')
                      from oms_fraud.model m
                      left join lateral (select state from oms_fraud.model_step s where s.merchant = m.merchant and s.no = m.no order by id desc limit 1) s on true
                     where m.state is distinct from s.state"""),
            new Invariant(
                    28,
                    "an order is labelled by its bank while a charge-back for fraud stands, and by a reviewer as decided",
                    """
                    select merchant, "order", c.what as "charge-back", l.fraudulent as label
                      from (select distinct merchant, order_id as "order", 'fraud' as what from oms_fraud.charge_back where reason = 'FRAUD' and reversed_at is null) c
                      full join (select merchant, order_id as "order", fraudulent from oms_fraud.label where source = 'CHARGE_BACK') l using (merchant, "order")
                     where c.what is null or l.fraudulent is not true
                    union all
                    select r.merchant, r.order_id, r.state, l.fraudulent
                      from oms_fraud.review r join oms_fraud.label l on l.order_id = r.order_id and l.source = 'REVIEW'
                     where (r.state = 'REJECTED') <> l.fraudulent"""),
            new Invariant(28, "a label says what its last change said", """
                    select merchant, order_id as order, source, l.fraudulent as label, c.fraudulent as "last said"
                      from oms_fraud.label l
                      full join (select distinct on (order_id, source) merchant, order_id, source, fraudulent from oms_fraud.label_change order by order_id, source, id desc) c
                        using (merchant, order_id, source)
                     where l.fraudulent is distinct from c.fraudulent"""),
            new Invariant(28, "charge-backs that stand are not above what their order cost", """
                    select c.merchant, c.order_id as order, sum(c.amount_minor) as "charged back", s.amount_minor as cost
                      from oms_fraud.charge_back c join oms_fraud.sighting s using (order_id)
                     where c.reversed_at is null group by c.merchant, c.order_id, s.amount_minor, s.currency
                    having sum(c.amount_minor) > s.amount_minor or bool_or(c.currency <> s.currency)"""));

    private FraudInvariants() {}
}
