package oms.verify;

/** How the two orders of {@link SoundWorld} stand with the stages: a is to be picked for trip a, b was delivered on trip b. */
final class SoundLine {
    static final String MODELS = """
            insert into oms_fraud.model (merchant, no, state, rules, reason, made_by, made_at)
            select 'mer_planted', no, state, '{"weights": {"DEVICE": 0.6, "VELOCITY": 0.5}, "reviewFrom": 0.5, "rejectAbove": 0.8}', 'because', 'ann', '2026-05-06T15:00:00Z'
              from (values (1, 'LIVE'), (2, 'SHADOW')) as x(no, state)""";
    static final String MODEL_STEPS = """
            insert into oms_fraud.model_step (merchant, no, state, reason, by_whom, at)
            select merchant, no, state, reason, made_by, made_at from oms_fraud.model where merchant = 'mer_planted'""";
    static final String FRAUD = """
            insert into oms_fraud.assessment (order_id, merchant, score, outcome, model_no, shadow_no, shadow_score, shadow_outcome, contributions, scored_at)
            values ('ord_planted_a', 'mer_planted', 0.25, 'APPROVED', 1, 2, 0.9, 'REJECTED',
                    '[{"signal": "DEVICE", "weight": 0.6, "points": 0.1500}, {"signal": "VELOCITY", "weight": 0.5, "points": 0.1000}]', '2026-05-06T17:00:00Z'),
                   ('ord_planted_b', 'mer_planted', 0.6, 'MANUAL_REVIEW', 1, null, null, null, '[{"signal": "DEVICE", "weight": 0.6, "points": 0.6000}]', '2026-05-06T16:00:00Z')""";
    /** Order a has a place; order x, which is forgotten, gave its back. */
    static final String WINDOW = """
            insert into oms_checkout.delivery_window (id, merchant, warehouse, starts_at, ends_at, closes_at, capacity, booked)
            values ('win_planted', 'mer_planted', 'WH', '2026-05-06T18:00:00Z', '2026-05-06T20:00:00Z', '2026-05-06T17:30:00Z', 1, 1)""";

    static final String WINDOW_BOOKINGS = """
            insert into oms_checkout.window_booking (order_id, merchant, window_id, booked_at, freed_at)
            values ('ord_planted_a', 'mer_planted', 'win_planted', '2026-05-06T17:00:00Z', null),
                   ('ord_planted_x', 'mer_planted', 'win_planted', '2026-05-06T16:00:00Z', '2026-05-06T16:30:00Z')""";
    static final String WINDOW_ORDER =
            "update oms_order.customer_order set sla = 'WINDOW', window_start = '2026-05-06T18:00:00Z' where id = 'ord_planted_a'";
    static final String SIGHTINGS = """
            insert into oms_fraud.sighting (order_id, merchant, number, customer_key, address_key, amount_minor, currency, placed_at)
            values ('ord_planted_a', 'mer_planted', 'ORD-a', 'c', 'a', 2200, 'USD', '2026-05-06T17:00:00Z'),
                   ('ord_planted_b', 'mer_planted', 'ORD-b', 'c', 'a', 1000, 'USD', '2026-05-06T16:00:00Z')""";
    static final String CHARGE_BACKS = """
            insert into oms_fraud.charge_back (id, merchant, order_id, reference, reason, happened_on, amount_minor, currency, recorded_by, recorded_at)
            values ('chb_planted', 'mer_planted', 'ord_planted_b', 'R1', 'FRAUD', '2026-05-06', 1000, 'USD', 'ann', '2026-05-06T17:00:00Z')""";
    static final String LABEL_CHANGES = """
            insert into oms_fraud.label_change (merchant, order_id, source, fraudulent, reason, by_whom, at)
            values ('mer_planted', 'ord_planted_b', 'REVIEW', false, 'fine', 'ann', '2026-05-06T16:01:00Z'),
                   ('mer_planted', 'ord_planted_b', 'CHARGE_BACK', true, 'R1', 'ann', '2026-05-06T17:00:00Z')""";
    static final String LABELS = """
            insert into oms_fraud.label (order_id, source, merchant, fraudulent, reason, labelled_by, labelled_at)
            select order_id, source, merchant, fraudulent, reason, by_whom, at from oms_fraud.label_change where merchant = 'mer_planted'""";
    static final String REVIEW = """
            insert into oms_fraud.review (order_id, merchant, opened_at, deadline, state, reason, decided_by, decided_at)
            values ('ord_planted_b', 'mer_planted', '2026-05-06T16:00:00Z', '2026-05-06T16:05:00Z', 'APPROVED', 'fine', 'ann', '2026-05-06T16:01:00Z')""";
    static final String DECISIONS = """
            insert into oms_allocation.decision (id, merchant, order_id, no, outcome, reason, record, made_at)
            values ('dec_planted_a', 'mer_planted', 'ord_planted_a', 1, 'ALLOCATED', 'approved', '{}', '2026-05-06T17:00:00Z'),
                   ('dec_planted_b', 'mer_planted', 'ord_planted_b', 1, 'ALLOCATED', 'approved', '{}', '2026-05-06T16:00:00Z')""";
    static final String DOORS = """
            insert into oms_allocation.stop (shipment_id, merchant, order_id, warehouse, driver, units, lat, lon, pick_up_at, wave_at, promised_at, deadline,
              state)
            values ('shp_planted_a', 'mer_planted', 'ord_planted_a', 'WH', 'DX', 2, 40.71, -74.0, '2026-05-06T18:00:00Z', '2026-05-06T18:00:00Z', '2026-05-06T19:30:00Z',
                    '2026-05-06T20:00:00Z', 'OPEN')""";
    static final String PICK_LISTS = """
            insert into oms_fulfillment.pick_list (id, merchant, order_id, order_number, shipment_id, warehouse, status, due_at, picker, created_at,
              started_at, closed_at)
            values ('pkl_planted_a', 'mer_planted', 'ord_planted_a', 'ORD-a', 'shp_planted_a', 'WH', 'OPEN', '2026-05-06T18:00:00Z', null,
                    '2026-05-06T17:00:00Z', null, null),
                   ('pkl_planted_b', 'mer_planted', 'ord_planted_b', 'ORD-b', 'shp_planted_b', 'WH', 'DONE', '2026-05-06T16:10:00Z', 'pia',
                    '2026-05-06T16:00:00Z', '2026-05-06T16:02:00Z', '2026-05-06T16:03:00Z')""";
    static final String PICK_LINES = """
            insert into oms_fulfillment.pick_line (pick_list_id, no, merchant, sku, name, quantity, picked)
            values ('pkl_planted_a', 1, 'mer_planted', 'SKU', 'Thing', 2, 0), ('pkl_planted_b', 1, 'mer_planted', 'SKU', 'Thing', 1, 1)""";
    static final String PICK_SCANS = """
            insert into oms_fulfillment.pick_scan (merchant, pick_list_id, line_no, quantity, picker, at)
            values ('mer_planted', 'pkl_planted_b', 1, 1, 'pia', '2026-05-06T16:03:00Z')""";
    static final String PACKAGES = """
            insert into oms_fulfillment.package (id, merchant, order_id, order_number, shipment_id, warehouse, no, box, sscc, expected_grams, weight_grams,
              status, sealed_at, sealed_by)
            values ('pkg_planted_b', 'mer_planted', 'ord_planted_b', 'ORD-b', 'shp_planted_b', 'WH', 1, 'S', '003614100000000012', 140, 150, 'SEALED',
                    '2026-05-06T16:08:00Z', 'pia')""";
    static final String PACKAGE_LINES = """
            insert into oms_fulfillment.package_line (package_id, merchant, sku, name, quantity)
            values ('pkg_planted_b', 'mer_planted', 'SKU', 'Thing', 1)""";
    static final String TRIPS = """
            insert into oms_delivery.trip (id, merchant, driver, warehouse, status, leaves_at, departed_at, finished_at)
            values ('trp_planted_a', 'mer_planted', 'DX', 'WH', 'PLANNED', '2026-05-06T18:00:00Z', null, null),
                   ('trp_planted_b', 'mer_planted', 'DX', 'WH', 'FINISHED', '2026-05-06T16:10:00Z', '2026-05-06T16:10:00Z', '2026-05-06T16:30:00Z')""";
    static final String STOPS = """
            insert into oms_delivery.stop (id, merchant, trip_id, shipment_id, order_id, order_number, position, attempt, status, units, lat, lon,
              pick_up_at, planned_at, deliver_by, packed, done_at)
            values ('stp_planted_a', 'mer_planted', 'trp_planted_a', 'shp_planted_a', 'ord_planted_a', 'ORD-a', 1, 1, 'PLANNED', 2, 40.71, -74.0,
                    '2026-05-06T18:00:00Z', '2026-05-06T19:30:00Z', '2026-05-06T20:00:00Z', false, null),
                   ('stp_planted_b', 'mer_planted', 'trp_planted_b', 'shp_planted_b', 'ord_planted_b', 'ORD-b', 1, 1, 'DELIVERED', 1, 40.71, -74.0,
                    '2026-05-06T16:10:00Z', '2026-05-06T16:30:00Z', '2026-05-06T20:00:00Z', true, '2026-05-06T16:30:00Z')""";
    static final String PARCELS = """
            insert into oms_delivery.parcel (id, merchant, shipment_id, order_id, sscc, box, weight_grams, status)
            values ('pkg_planted_b', 'mer_planted', 'shp_planted_b', 'ord_planted_b', '003614100000000012', 'S', 150, 'DELIVERED')""";
    static final String CUSTODY = """
            insert into oms_delivery.custody (merchant, parcel_id, step, trip_id, holder, at)
            values ('mer_planted', 'pkg_planted_b', 'LOADED', 'trp_planted_b', 'DX', '2026-05-06T16:09:00Z'),
                   ('mer_planted', 'pkg_planted_b', 'DEPARTED', 'trp_planted_b', 'DX', '2026-05-06T16:10:00Z'),
                   ('mer_planted', 'pkg_planted_b', 'HANDED_OVER', 'trp_planted_b', 'shopper', '2026-05-06T16:30:00Z')""";
    static final String PROOFS = """
            insert into oms_delivery.proof (id, merchant, stop_id, kind, received_by, strokes, at)
            values ('prf_planted_b', 'mer_planted', 'stp_planted_b', 'SIGNATURE', 'Ann', '[]', '2026-05-06T16:30:00Z')""";
    static final String REPORTS = """
            insert into oms_delivery.report (merchant, device, device_seq, stop_id, what, at)
            values ('mer_planted', 'dev_planted', 1, 'stp_planted_b', 'DELIVERED', '2026-05-06T16:30:00Z')""";
    static final String PHONE_REPORTS = """
            insert into oms_delivery.phone_report (merchant, driver, device, device_seq, after_seq, what, subject, told_at, at, received_at, state, code, detail)
            select 'mer_planted', 'DX', 'phone/DX/planted', no, nullif(no - 1, 0), what, subject, at, at, '2026-05-06T17:00:00Z',
                   case when code is null then 'APPLIED' else 'REFUSED' end, code, code
              from (values (1, 'LOAD', 'trp_planted_b', '2026-05-06T16:09:00Z'::timestamptz, null), (2, 'DEPART', 'trp_planted_b', '2026-05-06T16:10:00Z', null),
                           (3, 'ARRIVE', 'stp_nowhere', '2026-05-06T16:20:00Z', 'not_found'), (4, 'DELIVER', 'stp_planted_b', '2026-05-06T16:30:00Z', null))
                   as x(no, what, subject, at, code)""";
    static final String POSITIONS = """
            insert into oms_delivery.position (merchant, device, device_seq, driver, at, lat, lon, received_at)
            select 'mer_planted', 'phone/DX/planted', 10 + n, 'DX', timestamptz '2026-05-06T16:20:00Z' + n * interval '1 minute', 40.71, -74.0, '2026-05-06T17:00:00Z'
              from generate_series(0, 2) n""";
    static final String LAST_POSITION = """
            insert into oms_fleet.last_position (merchant, driver, lat, lon, seen_at) values ('mer_planted', 'DX', 40.71, -74.0, '2026-05-06T16:22:00Z')""";
    static final String MESSAGES = """
            insert into oms_notification.message (id, merchant, order_id, order_number, shipment_id, kind, occasion, language, recipient, subject, text_body,
              html_body, status, tries, next_try_at, created_at, sent_at)
            values ('not_planted_a', 'mer_planted', 'ord_planted_a', 'ORD-a', '', 'CONFIRMED', 0, 'en', 'ann@example.com', 's', 't', 'h', 'QUEUED', 0,
                    '2026-05-06T17:09:00Z', '2026-05-06T17:00:00Z', null),
                   ('not_planted_b', 'mer_planted', 'ord_planted_b', 'ORD-b', 'shp_planted_b', 'DELIVERED', 0, 'en', 'ann@example.com', 's', 't', 'h', 'SENT', 1,
                    null, '2026-05-06T16:30:00Z', '2026-05-06T16:30:05Z')""";

    private SoundLine() {}
}
