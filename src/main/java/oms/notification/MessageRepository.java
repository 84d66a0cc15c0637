package oms.notification;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import oms.Ids;
import oms.order.OrderView;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/** The messages' rows. */
@ApplicationScoped
class MessageRepository {
    private static final String SHOWN = """
            select id, order_id, order_number, shipment_id, kind, channel, language, status, tries, recipient, subject, text_body, last_error,
                   created_at, next_try_at, sent_at, erased_at
              from oms_notification.message where merchant = :merchant\s""";

    /** By which way to whom. */
    record Addressed(Channel channel, String recipient) {}

    private final Jdbi jdbi;

    MessageRepository(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    boolean isWritten(String merchant, String orderId, Fact fact, Channel channel) {
        return jdbi.withHandle(h -> h.createQuery("""
                        select exists (select 1 from oms_notification.message
                                        where merchant = :merchant and order_id = :order and shipment_id = :shipment
                                          and kind = :kind and occasion = :occasion and channel = :channel)""")
                .bind("merchant", merchant)
                .bind("order", orderId)
                .bind("shipment", fact.shipmentId())
                .bind("kind", fact.kind().name())
                .bind("occasion", fact.occasion())
                .bind("channel", channel)
                .mapTo(Boolean.class)
                .one());
    }

    /** @param due when it may go out first */
    void insert(OrderView order, Fact fact, Addressed to, Language language, Text text, Instant now, Instant due) {
        jdbi.useHandle(h -> h.createUpdate("""
                        insert into oms_notification.message (id, merchant, order_id, order_number, shipment_id, kind, occasion, channel, language,
                          recipient, subject, text_body, html_body, status, next_try_at, created_at)
                        values (:id, :merchant, :order, :number, :shipment, :kind, :occasion, :channel, :language,
                          :recipient, :subject, :text, :html, 'QUEUED', :due, :now)
                        on conflict on constraint one_message_per_fact do nothing""")
                .bind("id", Ids.next("not"))
                .bind("merchant", order.merchant())
                .bind("order", order.id())
                .bind("number", order.number())
                .bind("shipment", fact.shipmentId())
                .bind("kind", fact.kind().name())
                .bind("occasion", fact.occasion())
                .bind("language", language.code())
                .bind("channel", to.channel())
                .bind("recipient", to.recipient())
                .bind("due", due)
                .bind("subject", text.subject())
                .bind("text", text.plain())
                .bind("html", text.html())
                .bind("now", now)
                .execute());
    }

    /**
     * Takes the next message that is due, of whichever merchant, for one try; others find it again after {@code until}.
     * Its number of tries is the fencing token: a try that took longer than that settles nothing.
     */
    Optional<Outgoing.Try> take(Channel channel, Instant now, Instant until) {
        return jdbi.withHandle(h -> h.createQuery("""
                        update oms_notification.message set tries = tries + 1, next_try_at = :until
                         where id = (select id from oms_notification.message where channel = :channel and next_try_at <= :now
                                      order by next_try_at limit 1 for update skip locked)
                        returning id, merchant, channel, tries, recipient, subject, text_body, html_body""")
                .bind("channel", channel)
                .bind("now", now)
                .bind("until", until)
                .mapTo(Outgoing.Try.class)
                .findOne());
    }

    void sent(Outgoing.Try one, Instant now) {
        settle(one, "status = 'SENT', sent_at = :at, next_try_at = null, last_error = null", now, null);
    }

    void later(Outgoing.Try one, Instant next, String error) {
        settle(one, "next_try_at = :at, last_error = :error", next, error);
    }

    void failed(Outgoing.Try one, Instant now, String error) {
        settle(one, "status = 'FAILED', next_try_at = null, last_error = :error", now, error);
    }

    private void settle(Outgoing.Try one, String change, Instant at, @Nullable String error) {
        jdbi.useHandle(h -> h.createUpdate("update oms_notification.message set " + change
                        + " where merchant = :merchant and id = :id and status = 'QUEUED' and tries = :tries")
                .bind("merchant", one.merchant())
                .bind("id", one.id())
                .bind("tries", one.tries())
                .bind("at", at)
                .bind("error", error)
                .execute());
    }

    /** @return false when the merchant has no such failed message, or its text is gone */
    boolean again(String merchant, String id, Instant now) {
        return jdbi.withHandle(h -> h.createUpdate("""
                                update oms_notification.message set status = 'QUEUED', tries = 0, next_try_at = :now
                                 where merchant = :merchant and id = :id and status = 'FAILED' and erased_at is null""")
                        .bind("merchant", merchant)
                        .bind("id", id)
                        .bind("now", now)
                        .execute())
                == 1;
    }

    Optional<MessageView> find(String merchant, String id) {
        return jdbi.withHandle(h -> h.createQuery(SHOWN + "and id = :id")
                .bind("merchant", merchant)
                .bind("id", id)
                .mapTo(MessageView.class)
                .findOne());
    }

    /** @param status null for all; {@code before} the id after which the page goes on, null for the newest */
    List<MessageView> newest(String merchant, @Nullable MessageStatus status, @Nullable String before, int limit) {
        return jdbi.withHandle(h -> h.createQuery(SHOWN + """
                        and (cast(:status as text) is null or status = :status) and (cast(:before as text) is null or id < :before)
                        order by id desc limit :limit""")
                .bind("merchant", merchant)
                .bind("status", status == null ? null : status.name())
                .bind("before", before)
                .bind("limit", limit)
                .mapTo(MessageView.class)
                .list());
    }

    List<MessageView> ofOrder(String merchant, String orderId) {
        return jdbi.withHandle(h -> h.createQuery(SHOWN + "and order_id = :order order by id")
                .bind("merchant", merchant)
                .bind("order", orderId)
                .mapTo(MessageView.class)
                .list());
    }

    int failed(String merchant) {
        return jdbi.withHandle(h -> h.createQuery(
                        "select count(*) from oms_notification.message where merchant = :merchant and status = 'FAILED'")
                .bind("merchant", merchant)
                .mapTo(Integer.class)
                .one());
    }

    /** Of every merchant: personal data does not stay longer anywhere. */
    int eraseBefore(Instant moment, Instant now) {
        return jdbi.withHandle(
                h -> h.createUpdate("""
                        update oms_notification.message
                           set recipient = null, subject = null, text_body = null, html_body = null, last_error = null, erased_at = :now
                         where erased_at is null and status <> 'QUEUED' and created_at < :moment""").bind("moment", moment).bind("now", now).execute());
    }
}
