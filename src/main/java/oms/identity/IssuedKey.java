package oms.identity;

/**
 * A key that was just made.
 *
 * @param secret shown once, sent as {@code Authorization: Bearer}; only its hash is kept
 */
public record IssuedKey(String id, String secret) {
    /** Keeps the secret out of logs. */
    @Override
    public String toString() {
        return "IssuedKey[" + id + "]";
    }
}
