package oms.notification;

/** A way to reach people or systems. Called with no transaction open; may be called again for the same message after a crash. */
interface Sender {
    Channel channel();

    /** @return whether this installation can send by it */
    default boolean isSetUp() {
        return true;
    }

    /** @throws RuntimeException when it did not go out, as far as one knows */
    void send(Outgoing.Try message);
}
