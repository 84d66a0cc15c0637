package oms.identity;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A person who works for a merchant.
 *
 * @param active false once deactivated: no session, device or password opens anything
 * @param invited true until the person has chosen a password
 */
public record PersonView(
        String id,
        String merchant,
        String name,
        String email,
        List<String> roles,
        boolean active,
        boolean invited,
        Instant createdAt,
        @Nullable Instant lastSeenAt) {
    public boolean holds(String role) {
        return roles.contains(role);
    }
}
