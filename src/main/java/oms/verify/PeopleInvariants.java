package oms.verify;

import static oms.verify.Invariant.overHistory;
import static oms.verify.Invariant.perKey;

import java.util.List;

/** What must hold of secrets and of the record of who did what. */
final class PeopleInvariants {
    /** 15 or 16 digits as on a card, whose last one is Luhn's check digit (H. P. Luhn, US patent 2,950,048, 1960). */
    private static final String CARD_NUMBERS = """
            select merchant, place, id from (
              select merchant, 'order' as place, id, customer::text || payment::text || coalesce(cancel_reason, '') || coalesce(held_reason, '') as words
                from oms_order.customer_order
              union all select merchant, 'payment', id, token from oms_payment.payment
              union all select merchant, 'payment operation', id, concat_ws(' ', reason, answer) from oms_payment.operation
              union all select merchant, 'message', id, concat_ws(' ', subject, text_body) from oms_notification.message
              union all select merchant, 'event', id, body::text from oms_events.event) texts,
              lateral (select regexp_replace(found[1], '[ -]', '', 'g') as digits
                         from regexp_matches(words, '\\m([3-6][0-9]{3}[ -]?[0-9]{4}[ -]?[0-9]{4}[ -]?[0-9]{3,4})\\M', 'g') as found) numbers
             where (select sum(case when (length(digits) - i) % 2 = 0 then d when d * 2 > 9 then d * 2 - 9 else d * 2 end) % 10 = 0
                      from generate_series(1, length(digits)) i, lateral (select substr(digits, i, 1)::int as d) digit)""";

    static final List<Invariant> ALL = List.of(
            perKey(26, "there is no card number anywhere", CARD_NUMBERS),
            overHistory(27, "the audit log's chain is unbroken", """
                    select merchant, sequence, who, what
                      from (select *, lag(hash) over chain as before, row_number() over chain as place
                              from oms_identity.audit_log window chain as (partition by merchant order by sequence)) entry
                     where sequence <> place or before is not null and previous <> before
                        or hash <> oms_identity.audit_hash(previous, merchant, sequence, at, who, what, object)"""));

    private PeopleInvariants() {}
}
