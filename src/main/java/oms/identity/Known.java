package oms.identity;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Somebody whom a credential made known.
 *
 * @param id the person's, key's or token's id
 * @param order the one order a shopper's token opens; null for everybody else
 * @param credential the id of the session, key or token that was shown
 */
record Known(
        Caller.Kind kind,
        String id,
        String merchant,
        String name,
        Set<String> roles,
        @Nullable String order,
        String credential) {}
