package oms.identity;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An API key or an enrolled device, without its secret.
 *
 * @param ending the secret's last characters, by which people tell keys apart
 * @param roles an API key's own; a device has its person's
 * @param person the name of the person a device acts for
 */
public record KeyView(
        String id,
        String name,
        String ending,
        List<String> roles,
        @Nullable String personId,
        @Nullable String person,
        Instant createdAt,
        @Nullable Instant revokedAt) {
    public boolean live() {
        return revokedAt == null;
    }
}
