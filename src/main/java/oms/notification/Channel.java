package oms.notification;

/** How a fact is told. */
enum Channel {
    MAIL("Mail"),
    SMS("SMS"),
    /** To the merchant's own systems. */
    WEBHOOK("Webhook");

    private final String label;

    Channel(String label) {
        this.label = label;
    }

    public String label() {
        return label;
    }

    /** @return whether a person reads it when it comes */
    boolean wakes() {
        return this != WEBHOOK;
    }
}
