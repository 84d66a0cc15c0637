package oms.notification;

import java.util.Locale;

/** The facts a shopper can be told; each has its template in every language. */
enum MessageKind {
    /** The payment is held: the order stands. */
    CONFIRMED,
    /** The payment was declined, so there is no order. */
    DECLINED,
    /** The shop does not take the order; nothing of why is said. */
    NOT_ACCEPTED,
    CANCELLED,
    /** Part of it was delivered; what had not left will not come. */
    REST_CANCELLED,
    /** Nobody can ship it now. */
    BACKORDERED,
    /** A shipment left the warehouse, with a link that follows it. */
    OUT_FOR_DELIVERY,
    DELIVERY_FAILED,
    DELIVERED,
    /** A shipment that could not be delivered is back in the warehouse. */
    RETURNED,
    REFUNDED;

    /** @return the template of this kind in that language */
    String template(Language language) {
        return "notification/" + language.code() + "/" + name().toLowerCase(Locale.ROOT);
    }
}
