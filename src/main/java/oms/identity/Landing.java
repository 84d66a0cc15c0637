package oms.identity;

import java.net.URI;
import org.jspecify.annotations.Nullable;

/** Where one goes after logging in: only ever to a page of this house. */
final class Landing {
    private Landing() {}

    /** @return the path asked for, or {@code /} where it leads elsewhere */
    static String of(@Nullable String next) {
        if (next == null
                || next.length() > 500
                || !next.startsWith("/")
                || next.startsWith("//")
                || next.contains("\\")) return "/";
        try {
            var uri = URI.create(next);
            return uri.isAbsolute() || uri.getAuthority() != null ? "/" : next;
        } catch (IllegalArgumentException malformed) {
            return "/";
        }
    }
}
