package oms.notification;

/** A way to reach shoppers. Called with no transaction open; may be called again for the same message after a crash. */
interface Sender {
    /** @throws RuntimeException when it did not go out, as far as one knows */
    void send(Outgoing.Try message);
}
