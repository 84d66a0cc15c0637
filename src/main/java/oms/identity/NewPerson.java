package oms.identity;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Somebody to enrol.
 *
 * @param password 10 to 200 characters; null for an invited person, who chooses one
 * @param roles some of {@link Roles#OF_PEOPLE}
 */
public record NewPerson(
        String merchant,
        String name,
        String email,
        @Nullable String password,
        Set<String> roles) {}
