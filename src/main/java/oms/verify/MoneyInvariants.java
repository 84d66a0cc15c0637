package oms.verify;

import static oms.verify.Invariant.overHistory;
import static oms.verify.Invariant.perKey;

import java.util.List;

/** What must hold of holds, captures, refunds, the money ledger and promotions. */
final class MoneyInvariants {
    static final List<Invariant> ALL = List.of(
            perKey(8, "captures, also those on their way, are within the hold", """
                    select p.merchant, p.order_id as order, p.authorized_minor as held, sum(c.amount_minor) as captured
                      from oms_payment.payment p join oms_payment.operation c on c.payment_id = p.id and c.kind = 'CAPTURE' and c.status <> 'FAILED'
                     group by p.id, p.merchant, p.order_id, p.authorized_minor having sum(c.amount_minor) > p.authorized_minor"""),
            perKey(8, "a payment says what its operations did", """
                    select p.merchant, p.order_id as order, p.captured_minor as captured, o.captured as "by operations", p.voided_minor as voided,
                           o.voided as "by operations ", p.refunded_minor as refunded, o.refunded as "by operations  "
                      from oms_payment.payment p
                      join (select payment_id, coalesce(sum(amount_minor) filter (where kind = 'CAPTURE' and status = 'SUCCEEDED'), 0) as captured,
                                   coalesce(sum(amount_minor) filter (where kind = 'VOID' and status = 'SUCCEEDED' and not of_replaced), 0) as voided,
                                   coalesce(sum(amount_minor) filter (where kind = 'REFUND' and status = 'SUCCEEDED'), 0) as refunded
                              from oms_payment.operation group by payment_id) o on o.payment_id = p.id
                     where (p.captured_minor, p.voided_minor, p.refunded_minor) <> (o.captured, o.voided, o.refunded)"""),
            perKey(8, "what was held twice was given back once", """
                    select p.merchant, p.order_id as order, p.reauthorized_minor as "held anew", o.reauthorized as "by operations", p.replaced_minor as replaced,
                           o.replaced as "by operations "
                      from oms_payment.payment p
                      join (select payment_id, coalesce(sum(amount_minor) filter (where kind = 'REAUTHORIZE' and status = 'SUCCEEDED'), 0) as reauthorized,
                                   coalesce(sum(amount_minor) filter (where of_replaced and status = 'SUCCEEDED'), 0) as replaced,
                                   coalesce(sum(amount_minor) filter (where of_replaced), 0) as ordered
                              from oms_payment.operation group by payment_id) o on o.payment_id = p.id
                     where (p.reauthorized_minor, p.replaced_minor, p.replace_ordered_minor) <> (o.reauthorized, o.replaced, o.ordered)
                        or p.reauthorized_minor <> p.replace_ordered_minor"""),
            perKey(
                    9,
                    "each delivered shipment is captured once, for its total; no other is, unless it was when it left",
                    """
                    select merchant, shipment, s.status, s.total_minor as total, c.times, c.amount as captured
                      from (select merchant, id as shipment, status, total_minor from oms_order.shipment) s
                      full join (select merchant, shipment_id as shipment, count(*) as times, sum(amount_minor) as amount, bool_or(at_hand_off) as leaving
                                   from oms_payment.operation where kind = 'CAPTURE' group by merchant, shipment_id) c using (merchant, shipment)
                     where coalesce(s.status = 'DELIVERED', false) and s.total_minor > 0 and c.times is null
                        or c.times is not null and coalesce(s.status, '') not in ('DELIVERED')
                           and not (c.leaving and coalesce(s.status, '') in ('IN_TRANSIT', 'DELIVERY_FAILED', 'RETURNED'))
                        or c.times > 1 or c.amount <> s.total_minor"""),
            perKey(9, "what was captured for goods that came back goes back", """
                    select c.merchant, c.order_id as order, sum(c.amount_minor) as captured
                      from oms_payment.operation c join oms_order.shipment s on s.id = c.shipment_id
                     where c.kind = 'CAPTURE' and s.status = 'RETURNED' and c.status = 'SUCCEEDED'
                       and not exists (select 1 from oms_events.delivery d where d.key = c.order_id and d.status = 'WAITING' and d.subscriber like 'payment.%')
                     group by c.merchant, c.order_id, c.payment_id
                    having not bool_and(c.give_back)
                        or sum(c.amount_minor) > (select coalesce(sum(r.amount_minor), 0) from oms_payment.refund r
                                                   where r.payment_id = c.payment_id and r.status <> 'REFUSED')"""),
            perKey(9, "a capture that failed for good is owed, or was", """
                    select c.merchant, c.order_id as order, c.shipment_id as shipment, c.amount_minor as delivered, r.amount_minor as owed, r.status
                      from oms_payment.operation c full join oms_payment.receivable r on r.operation_id = c.id
                     where c.kind = 'CAPTURE' and c.status = 'FAILED' and not c.give_back and r.amount_minor is distinct from c.amount_minor
                        or r.id is not null and (coalesce(c.kind, '') <> 'CAPTURE' or r.status = 'OPEN' and c.status <> 'FAILED')"""),
            perKey(10, "refunds, also those on their way, are within what was captured", """
                    select p.merchant, p.order_id as order, p.captured_minor as captured, sum(r.amount_minor) as refunded
                      from oms_payment.payment p join oms_payment.operation r on r.payment_id = p.id and r.kind = 'REFUND' and r.status <> 'FAILED'
                     group by p.id, p.merchant, p.order_id, p.captured_minor having sum(r.amount_minor) > p.captured_minor"""),
            perKey(10, "a refund is what its operations give back, and waits for nobody's own yes", """
                    select r.merchant, r.order_id as order, r.id as refund, r.status, r.amount_minor as amount, o.asked
                      from oms_payment.refund r
                      left join (select refund_id, sum(amount_minor) as asked, bool_or(next_check_at is not null) as open
                                   from oms_payment.operation where kind = 'REFUND' group by refund_id) o on o.refund_id = r.id
                     where (r.status in ('WAITING', 'REFUSED')) <> (o.asked is null) or o.asked <> r.amount_minor
                        or (r.status = 'ORDERED') <> coalesce(o.open, false)
                        or r.decided_by_id = r.requested_by_id and r.status <> 'REFUSED'"""),
            perKey(10, "no more pieces of a line are refunded than were ordered", """
                    select x.merchant, x.payment_id as payment, x.line_no as line, x.quantity as ordered, x.refunded_quantity as refunded, p.pieces as "by refunds"
                      from oms_payment.refundable x
                      left join (select r.payment_id, p.line_no, sum(p.quantity) as pieces, sum(p.amount_minor) as amount
                                   from oms_payment.refund_part p join oms_payment.refund r on r.id = p.refund_id and r.status not in ('REFUSED', 'FAILED')
                                  group by r.payment_id, p.line_no) p on p.payment_id = x.payment_id and p.line_no = x.line_no
                     where x.refunded_quantity > x.quantity or x.refunded_minor > x.amount_minor
                        or (x.refunded_quantity, x.refunded_minor) <> (coalesce(p.pieces, 0), coalesce(p.amount, 0))"""),
            new Invariant(11, "every open payment operation has its next check, none overdue", """
                    select merchant, order_id as order, kind, status, next_check_at as "next check" from oms_payment.operation
                     where status in ('INITIATED', 'PENDING', 'UNKNOWN') and (next_check_at is null or next_check_at < :now - interval '10 minutes')"""),
            perKey(11, "every order has its payment", """
                    select o.merchant, o.id as order, o.total_minor as total, p.amount_minor as payment
                      from oms_order.customer_order o left join oms_payment.payment p on p.order_id = o.id
                     where p.id is null or p.amount_minor <> o.total_minor or p.currency <> o.currency"""),
            perKey(12, "an order knows until when its money is held", """
                    select o.merchant, o.id as order, o.authorization_ends as "the order says", p.expires_at as "the payment says"
                      from oms_order.customer_order o join oms_payment.payment p on p.order_id = o.id
                     where p.status = 'AUTHORIZED' and not p.order_ended and o.status <> 'PENDING' and o.authorization_ends is distinct from p.expires_at"""),
            perKey(12, "an order that ended holds no money of the customer", """
                    select p.merchant, p.order_id as order, o.status, p.authorized_minor - p.captured_minor - p.voided_minor as held
                      from oms_payment.payment p join oms_order.customer_order o on o.id = p.order_id
                     where o.status in ('DELIVERED', 'REJECTED', 'CANCELLED') and p.authorized_minor > p.captured_minor + p.voided_minor
                       and not exists (select 1 from oms_payment.operation x where x.payment_id = p.id
                                          and (x.status in ('INITIATED', 'PENDING', 'UNKNOWN') or x.kind = 'CAPTURE' and x.status = 'FAILED'))
                       and not exists (select 1 from oms_events.delivery d
                                        where d.key = o.id and d.status = 'WAITING' and d.subscriber like 'payment.%')"""),
            overHistory(13, "our books are the gateway's report", """
                    select coalesce(x.merchant, g.merchant) as merchant, x.id as operation, coalesce(x.kind, g.operation) as kind, x.status as ours,
                           g.outcome as "the gateway's", x.amount_minor as "our amount", g.amount_minor as "its amount"
                      from oms_payment.operation x full join oms_payment.outside_gateway_request g on g.key = x.idempotency_key
                     where x.status = 'SUCCEEDED' and (x.gateway_reference is null or starts_with(x.gateway_reference, 'sim_'))
                           and (g.outcome is distinct from 'APPROVED' or g.amount_minor <> x.amount_minor or g.operation <> x.kind)
                        or g.outcome = 'APPROVED' and coalesce(x.status, 'FAILED') = 'FAILED'"""),
            new Invariant(13, "no difference to the gateway's report is left open", """
                    select merchant, order_id as order, operation_kind as operation, kind, our_minor as ours, their_minor as "the gateway's", day
                      from oms_payment.difference where status = 'OPEN'"""),
            new Invariant(13, "who was overtaken wrote no difference", """
                    select d.merchant, d.id as difference, d.token, r.token as "the run's" from oms_payment.difference d
                      join oms_payment.reconciliation r on r.id = d.reconciliation_id where d.token > r.token or d.merchant <> r.merchant"""),
            new Invariant(21, "promotions are within their budget and limits", """
                    select p.merchant, p.code, p.spent_minor as spent, r.spent as "by redemptions", p.budget_minor as budget, p.uses, r.uses as "uses by redemptions"
                      from oms_catalog.promotion p
                      left join (select merchant, code, sum(amount_minor) as spent, count(*) as uses from oms_catalog.redemption
                                  where status = 'REDEEMED' group by merchant, code) r using (merchant, code)
                     where p.spent_minor <> coalesce(r.spent, 0) or p.uses <> coalesce(r.uses, 0)
                        or p.spent_minor > p.budget_minor or p.uses > p.max_uses"""),
            new Invariant(21, "no customer uses a promotion more often than allowed", """
                    select r.merchant, r.code, r.customer, count(*) as uses, min(p.per_customer) as allowed
                      from oms_catalog.redemption r join oms_catalog.promotion p using (merchant, code)
                     where r.status = 'REDEEMED' group by r.merchant, r.code, r.customer having count(*) > min(p.per_customer)"""),
            perKey(21, "a promotion used by a dead order was given back", """
                    select r.merchant, r.code, r.order_id as order, o.status
                      from oms_catalog.redemption r left join oms_order.customer_order o on o.id = r.order_id
                     where r.status = 'REDEEMED' and coalesce(o.status, 'CANCELLED') in ('CANCELLED', 'REJECTED')
                       and not exists (select 1 from oms_events.delivery d
                                        where d.key = r.order_id and d.status = 'WAITING' and d.subscriber like 'catalog.%')"""),
            perKey(22, "the money ledger balances", """
                    select b.merchant, b.order_id as order, b.id as booking, coalesce(sum(e.amount_minor), 0) as sum, count(e.account) as entries
                      from oms_payment.booking b left join oms_payment.entry e on e.booking_id = b.id
                     group by b.id, b.merchant, b.order_id having coalesce(sum(e.amount_minor), 0) <> 0 or count(e.account) < 2"""),
            perKey(22, "what the ledger says is held is what the payment holds", """
                    select p.merchant, p.order_id as order, coalesce(e.held, 0) as "held by ledger",
                           p.authorized_minor - p.captured_minor - p.voided_minor + p.reauthorized_minor - p.replaced_minor as held
                      from oms_payment.payment p
                      left join (select order_id, sum(amount_minor) as held from oms_payment.entry where account = 'HOLD' group by order_id) e
                        on e.order_id = p.order_id
                     where coalesce(e.held, 0) <> p.authorized_minor - p.captured_minor - p.voided_minor + p.reauthorized_minor - p.replaced_minor"""),
            perKey(22, "what the ledger says is owed is what buyers owe", """
                    select merchant, order_id as order, coalesce(e.owed, 0) as "by ledger", coalesce(r.owed, 0) as owed
                      from (select merchant, order_id, sum(amount_minor) as owed from oms_payment.entry where account = 'RECEIVABLES' group by merchant, order_id) e
                      full join (select merchant, order_id, coalesce(sum(amount_minor) filter (where status = 'OPEN'), 0) as owed
                                   from oms_payment.receivable group by merchant, order_id) r using (merchant, order_id)
                     where coalesce(e.owed, 0) <> coalesce(r.owed, 0)"""),
            perKey(22, "an order's total is its lines, shipping and tax less discounts", """
                    select o.merchant, o.id as order, o.items_minor as items, l.items as "by lines", o.total_minor as total
                      from oms_order.customer_order o
                      left join (select order_id, sum(unit_price_minor * quantity) as items from oms_order.order_line group by order_id) l on l.order_id = o.id
                     where o.items_minor is distinct from l.items
                        or o.total_minor <> o.items_minor - o.discount_minor + o.shipping_minor + o.tax_minor"""),
            perKey(22, "shipments of a planned order share its whole total", """
                    select o.merchant, o.id as order, o.status, o.total_minor as total, sum(s.total_minor) as "by shipments"
                      from oms_order.customer_order o join oms_order.shipment s on s.order_id = o.id and s.status <> 'CANCELLED'
                     where o.status in ('ALLOCATED', 'PICKED', 'PACKED', 'IN_TRANSIT', 'DELIVERY_FAILED', 'DELIVERED')
                     group by o.id, o.merchant, o.status, o.total_minor, o.cancel_cause
                    having sum(s.total_minor) <> o.total_minor
                       and not (o.status = 'DELIVERED' and o.cancel_cause is not null and sum(s.total_minor) < o.total_minor)"""));

    private MoneyInvariants() {}
}
