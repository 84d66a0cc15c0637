package oms.verify;

import java.util.List;

/**
 * A small world in which everything holds: of the merchant {@code mer_planted}, order a (two pieces, allocated, one use of a
 * promotion) and order b (one piece, delivered, captured, a part of it refunded).
 */
final class SoundWorld {
    private static final String STOCK = """
            insert into oms_inventory.stock (merchant, warehouse, sku, on_hand, reserved, safety, unit_cost_minor, currency)
            values ('mer_planted', 'WH', 'SKU', 9, 2, 0, 500, 'USD')""";
    private static final String RESERVATIONS = """
            insert into oms_inventory.reservation (id, merchant, order_id, shipment_id, warehouse, sku, quantity, status, created_at, closed_at)
            values ('res_planted_a', 'mer_planted', 'ord_planted_a', 'shp_planted_a', 'WH', 'SKU', 2, 'OPEN', '2026-05-06T17:00:00Z', null),
                   ('res_planted_b', 'mer_planted', 'ord_planted_b', 'shp_planted_b', 'WH', 'SKU', 1, 'CONSUMED', '2026-05-06T16:00:00Z', '2026-05-06T16:30:00Z')""";
    private static final String LEDGER = """
            insert into oms_inventory.ledger (at, merchant, warehouse, sku, cause, reference, on_hand, reserved, actor)
            values ('2026-05-06T15:00:00Z', 'mer_planted', 'WH', 'SKU', 'RECEIVED', 'note-1', 10, 0, 'test'),
                   ('2026-05-06T16:00:00Z', 'mer_planted', 'WH', 'SKU', 'RESERVED', 'res_planted_b', 0, 1, 'test'),
                   ('2026-05-06T16:30:00Z', 'mer_planted', 'WH', 'SKU', 'SHIPPED', 'res_planted_b', -1, -1, 'test'),
                   ('2026-05-06T17:00:00Z', 'mer_planted', 'WH', 'SKU', 'RESERVED', 'res_planted_a', 0, 2, 'test')""";
    private static final String ORDERS = """
            insert into oms_order.customer_order (id, merchant, number, business_day, checkout_id, channel, model, status, version, customer,
              customer_email, shipping_address, lat, lon, promo_codes, currency, items_minor, discount_minor, shipping_minor, tax_minor, total_minor,
              units, sla, deliver_by, payment, cancel_cause, placed_at, updated_at, authorization_ends)
            select 'ord_planted_' || x.id, 'mer_planted', 'ORD-' || x.id, '2026-05-06', 'chk_planted_' || x.id, 'web', 'COST_ABSORPTION', x.status, x.version,
                   '{"name": "Ann"}', 'ann@example.com', '{}', 40.71, -74.0, '{}', 'USD', x.items, x.discount, x.shipping, 0, x.items - x.discount + x.shipping,
                   x.units, 'SAME_DAY', '2026-05-06T20:00:00Z', '{"token": "tok_approved"}', null, '2026-05-06T16:00:00Z', '2026-05-06T17:00:00Z', '2026-05-13T17:00:00Z'
              from (values ('a', 'ALLOCATED', 4, 2000, 100, 300, 2), ('b', 'DELIVERED', 8, 1000, 0, 0, 1))
                   as x(id, status, version, items, discount, shipping, units)""";
    private static final String LINES = """
            insert into oms_order.order_line (order_id, line_no, merchant, sku, name, quantity, unit_price_minor, units_each, weight_grams)
            values ('ord_planted_a', 1, 'mer_planted', 'SKU', 'Thing', 2, 1000, 1, 100),
                   ('ord_planted_b', 1, 'mer_planted', 'SKU', 'Thing', 1, 1000, 1, 100)""";
    private static final String SHIPMENTS = """
            insert into oms_order.shipment (id, order_id, merchant, no, status, warehouse, driver, units, total_minor, pick_up_at, deliver_at)
            values ('shp_planted_a', 'ord_planted_a', 'mer_planted', 1, 'ALLOCATED', 'WH', 'DX', 2, 2200, '2026-05-06T18:00:00Z', '2026-05-06T19:30:00Z'),
                   ('shp_planted_b', 'ord_planted_b', 'mer_planted', 1, 'DELIVERED', 'WH', 'DX', 1, 1000, '2026-05-06T16:10:00Z', '2026-05-06T16:30:00Z')""";
    private static final String SHIPMENT_LINES = """
            insert into oms_order.shipment_line (shipment_id, line_no, merchant, sku, quantity)
            values ('shp_planted_a', 1, 'mer_planted', 'SKU', 2), ('shp_planted_b', 1, 'mer_planted', 'SKU', 1)""";
    private static final String EVENTS = """
            insert into oms_events.event (id, merchant, type, key, sequence, body, occurred_at, correlation_id)
            select 'evt_' || x.key || n, 'mer_planted', 'order.' || lower(case when n = 1 then 'created' else status end), x.key, n,
                   jsonb_build_object('order', jsonb_build_object('status', status), 'shipmentId', replace(x.key, 'ord', 'shp')), '2026-05-06T16:00:00Z', 'evt_' || x.key || '1'
              from (values ('ord_planted_a', array['PENDING', 'AUTHORIZED', 'APPROVED', 'ALLOCATED']),
                           ('ord_planted_b', array['PENDING', 'AUTHORIZED', 'APPROVED', 'ALLOCATED', 'PICKED', 'PACKED', 'IN_TRANSIT', 'DELIVERED']))
                   as x(key, life), unnest(x.life) with ordinality as s(status, n)""";
    private static final String PAYMENTS = """
            insert into oms_payment.payment (id, merchant, order_id, status, amount_minor, currency, token, authorized_minor, capture_ordered_minor,
              captured_minor, refund_ordered_minor, refunded_minor, authorization_code, authorization_reference, expires_at, created_at, updated_at)
            values ('pay_planted_a', 'mer_planted', 'ord_planted_a', 'AUTHORIZED', 2200, 'USD', 'tok_approved', 2200, 0, 0, 0, 0, 'A1', 'ref-a',
                    '2026-05-13T17:00:00Z', '2026-05-06T17:00:00Z', '2026-05-06T17:00:00Z'),
                   ('pay_planted_b', 'mer_planted', 'ord_planted_b', 'SETTLED', 1000, 'USD', 'tok_approved', 1000, 1000, 1000, 200, 200, 'B1', 'ref-b',
                    '2026-05-13T17:00:00Z', '2026-05-06T16:00:00Z', '2026-05-06T17:00:00Z')""";
    private static final String OPERATIONS = """
            insert into oms_payment.operation (id, merchant, payment_id, order_id, kind, shipment_id, amount_minor, currency, status, idempotency_key,
              requested_by, created_at, settled_at, refund_id)
            select 'pop_planted_' || x.id, 'mer_planted', 'pay_planted_' || x.of, 'ord_planted_' || x.of, x.kind, x.shipment, x.amount, 'USD', 'SUCCEEDED',
                   'key_planted_' || x.id, 'test', '2026-05-06T16:30:00Z', '2026-05-06T16:30:01Z', case x.kind when 'REFUND' then 'ref_planted_b' end
              from (values ('a1', 'a', 'AUTHORIZE', null, 2200), ('b1', 'b', 'AUTHORIZE', null, 1000), ('b2', 'b', 'CAPTURE', 'shp_planted_b', 1000),
                           ('b3', 'b', 'REFUND', null, 200)) as x(id, of, kind, shipment, amount)""";
    private static final String REFUND = """
            insert into oms_payment.refund (id, merchant, payment_id, order_id, amount_minor, currency, status, reason, requested_by, requested_by_id, requested_at)
            values ('ref_planted_b', 'mer_planted', 'pay_planted_b', 'ord_planted_b', 200, 'USD', 'DONE', 'a scratch', 'test', 'per_planted', '2026-05-06T16:30:00Z')""";
    private static final String REFUNDABLE = """
            insert into oms_payment.refundable (payment_id, line_no, merchant, quantity, amount_minor)
            values ('pay_planted_b', 0, 'mer_planted', 1, 0), ('pay_planted_b', 1, 'mer_planted', 1, 1000)""";
    private static final String GATEWAY = """
            insert into oms_payment.outside_gateway_request (key, merchant, operation, reference, amount_minor, currency, outcome, token, received_at)
            select idempotency_key, merchant, kind, id, amount_minor, currency, 'APPROVED', 'tok_approved', created_at
              from oms_payment.operation where merchant = 'mer_planted'""";
    private static final String RECONCILIATION = """
            insert into oms_payment.reconciliation (id, merchant, day, gateway, status, token, held_until, requested_by, started_at, finished_at)
            values ('rec_planted', 'mer_planted', '2026-05-05', 'simulated', 'DONE', 2, '2026-05-06T00:45:00Z', 'schedule', '2026-05-06T00:30:00Z',
                    '2026-05-06T00:30:01Z')""";
    private static final String DIFFERENCES = """
            insert into oms_payment.difference (id, merchant, gateway, subject, kind, day, reconciliation_id, token, operation_kind, their_minor, currency,
              words, status, found_at, closed_at, closed_by, reason)
            values ('dif_planted', 'mer_planted', 'simulated', 'REFUND by hand', 'MISSING_HERE', '2026-05-05', 'rec_planted', 2, 'REFUND', 100, 'USD',
                    'The gateway did this', 'EXPLAINED', '2026-05-06T00:30:01Z', '2026-05-06T09:00:00Z', 'ann', 'goodwill')""";
    private static final String BOOKINGS = """
            insert into oms_payment.booking (id, merchant, order_id, operation_id, kind, currency, booked_at)
            select 'bkg_' || id, merchant, order_id, id, kind, currency, settled_at from oms_payment.operation where merchant = 'mer_planted'""";
    private static final String ENTRIES = """
            insert into oms_payment.entry (booking_id, merchant, order_id, account, amount_minor)
            values ('bkg_pop_planted_a1', 'mer_planted', 'ord_planted_a', 'HOLD', 2200), ('bkg_pop_planted_a1', 'mer_planted', 'ord_planted_a', 'HOLD_CONTRA', -2200),
                   ('bkg_pop_planted_b1', 'mer_planted', 'ord_planted_b', 'HOLD', 1000), ('bkg_pop_planted_b1', 'mer_planted', 'ord_planted_b', 'HOLD_CONTRA', -1000),
                   ('bkg_pop_planted_b2', 'mer_planted', 'ord_planted_b', 'HOLD', -1000), ('bkg_pop_planted_b2', 'mer_planted', 'ord_planted_b', 'HOLD_CONTRA', 1000),
                   ('bkg_pop_planted_b2', 'mer_planted', 'ord_planted_b', 'GATEWAY', 1000), ('bkg_pop_planted_b2', 'mer_planted', 'ord_planted_b', 'SALES', -1000),
                   ('bkg_pop_planted_b3', 'mer_planted', 'ord_planted_b', 'GATEWAY', -200), ('bkg_pop_planted_b3', 'mer_planted', 'ord_planted_b', 'REFUNDS', 200)""";
    private static final String PROMOTION = """
            insert into oms_catalog.promotion (merchant, code, kind, amount_minor, currency, valid_from, budget_minor, max_uses, per_customer, active,
              spent_minor, uses, updated_at)
            values ('mer_planted', 'PLANTED', 'AMOUNT', 100, 'USD', '2026-05-01T00:00:00Z', 150, 2, 1, true, 100, 1, '2026-05-06T17:00:00Z')""";
    private static final String REDEMPTION = """
            insert into oms_catalog.redemption (merchant, code, order_id, customer, amount_minor, currency, status, redeemed_at)
            values ('mer_planted', 'PLANTED', 'ord_planted_a', 'ann@example.com', 100, 'USD', 'REDEEMED', '2026-05-06T17:00:00Z')""";
    private static final String DRIVER = """
            insert into oms_fleet.driver (id, merchant, code, version, name, min_units, max_units, load_units, shift_start, shift_end, zone, changed_at)
            values ('drv_planted', 'mer_planted', 'DX', 1, 'Dee', 0, 10, 2, '08:00', '18:00', 'America/New_York', '2026-05-06T17:00:00Z')""";
    private static final String CLAIMS = """
            insert into oms_fleet.capacity_claim (id, merchant, driver, shipment_id, units, claimed_at, freed_at)
            values ('clm_planted_a', 'mer_planted', 'DX', 'shp_planted_a', 2, '2026-05-06T17:00:00Z', null),
                   ('clm_planted_b', 'mer_planted', 'DX', 'shp_planted_b', 1, '2026-05-06T16:00:00Z', '2026-05-06T16:30:00Z')""";
    private static final String AUDIT_LOG = """
            insert into oms_identity.audit_log (merchant, sequence, at, who, what, object, previous, hash)
            with recursive entry as (
              select 1::bigint as sequence, ''::text as previous,
                     oms_identity.audit_hash('', 'mer_planted', 1, '2026-05-06T17:00:00Z', 'ann', 'order.held', 'ord_planted_a') as hash
              union all
              select sequence + 1, hash, oms_identity.audit_hash(hash, 'mer_planted', sequence + 1, '2026-05-06T17:00:00Z', 'ann', 'order.held', 'ord_planted_a')
                from entry where sequence < 3)
            select 'mer_planted', sequence, '2026-05-06T17:00:00Z', 'ann', 'order.held', 'ord_planted_a', previous, hash from entry""";

    /** Written in this order. */
    static final List<String> ROWS = List.of(
            STOCK,
            RESERVATIONS,
            LEDGER,
            ORDERS,
            LINES,
            SHIPMENTS,
            SHIPMENT_LINES,
            EVENTS,
            PAYMENTS,
            OPERATIONS,
            REFUND,
            REFUNDABLE,
            GATEWAY,
            RECONCILIATION,
            DIFFERENCES,
            BOOKINGS,
            ENTRIES,
            PROMOTION,
            REDEMPTION,
            DRIVER,
            CLAIMS,
            AUDIT_LOG,
            SoundLine.MODELS,
            SoundLine.MODEL_STEPS,
            SoundLine.FRAUD,
            SoundLine.REVIEW,
            SoundLine.WINDOW,
            SoundLine.WINDOW_BOOKINGS,
            SoundLine.WINDOW_ORDER,
            SoundLine.SIGHTINGS,
            SoundLine.CHARGE_BACKS,
            SoundLine.LABEL_CHANGES,
            SoundLine.LABELS,
            SoundLine.DECISIONS,
            SoundLine.DOORS,
            SoundLine.PICK_LISTS,
            SoundLine.PICK_LINES,
            SoundLine.PICK_SCANS,
            SoundLine.PACKAGES,
            SoundLine.PACKAGE_LINES,
            SoundLine.TRIPS,
            SoundLine.STOPS,
            SoundLine.PARCELS,
            SoundLine.CUSTODY,
            SoundLine.PROOFS,
            SoundLine.REPORTS,
            SoundLine.PHONE_REPORTS,
            SoundLine.POSITIONS,
            SoundLine.LAST_POSITION,
            SoundLine.MESSAGES);

    private SoundWorld() {}
}
