package oms.notification;

/** Where a message stands. */
enum MessageStatus {
    /** Waits for its first or next try. */
    QUEUED,
    SENT,
    /** Given up after the last try; a person can have it tried again. */
    FAILED
}
