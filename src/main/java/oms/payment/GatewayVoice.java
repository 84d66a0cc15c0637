package oms.payment;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/**
 * Whether the gateway is heard at all. After a silence longer than a moment, its first answer to anybody means that what waits
 * for it need not wait on. Shared by all processes; each writes down once a second what it heard, so that no payment waits for it.
 */
@ApplicationScoped
class GatewayVoice {
    /** Shorter silences are over before it pays to do anything about them. */
    static final Duration A_MOMENT = Duration.ofSeconds(10);

    private static final Duration PROBE = Duration.ofSeconds(15);
    private static final String ALL = "all";

    /** Heard since it was last written down. */
    private record Heard(
            @Nullable Instant answered, @Nullable Instant silent) {
        Heard and(boolean answer, Instant at) {
            return answer ? new Heard(later(answered, at), silent) : new Heard(answered, later(silent, at));
        }

        private static Instant later(@Nullable Instant known, Instant at) {
            return known == null || at.isAfter(known) ? at : known;
        }
    }

    private static final Heard NOTHING = new Heard(null, null);

    private final Jdbi jdbi;
    private final AtomicReference<Heard> heard = new AtomicReference<>(NOTHING);

    GatewayVoice(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    /** @param answered whether a call was answered, whatever the answer */
    void heard(boolean answered, Instant at) {
        heard.updateAndGet(known -> known.and(answered, at));
    }

    /** Writes down what this process heard. */
    void write() {
        var news = heard.getAndSet(NOTHING);
        if (news.equals(NOTHING)) return;
        jdbi.useHandle(h -> h.createUpdate("""
                        insert into oms_payment.gateway_voice as v (gateway, answered_at, silent_at) values (:gateway, :answered, :silent)
                        on conflict (gateway) do update set
                          answered_at = greatest(v.answered_at, excluded.answered_at), silent_at = greatest(v.silent_at, excluded.silent_at),
                          back_at = case when greatest(v.silent_at, excluded.silent_at) between coalesce(v.answered_at, '-infinity') and excluded.answered_at
                                          and coalesce(v.answered_at, '-infinity') < excluded.answered_at - make_interval(secs => :moment)
                                         then excluded.answered_at else v.back_at end""")
                .bind("gateway", ALL)
                .bindByType("answered", news.answered(), Instant.class)
                .bindByType("silent", news.silent(), Instant.class)
                .bind("moment", A_MOMENT.toSeconds())
                .execute());
    }

    /** @return when it was heard again after a silence, told to one caller only */
    Optional<Instant> takeBack() {
        return jdbi.withHandle(h -> h.createQuery("""
                        with back as (select gateway, back_at from oms_payment.gateway_voice where back_at is not null for update skip locked)
                        update oms_payment.gateway_voice v set back_at = null from back where v.gateway = back.gateway returning back.back_at""").mapTo(Instant.class).findOne());
    }

    /** @return whether the gateway is silent and the caller should try whether it still is */
    boolean takeProbe(Instant now) {
        return jdbi.withHandle(h -> h.createUpdate("""
                        update oms_payment.gateway_voice set probed_at = :now
                         where silent_at > coalesce(answered_at, '-infinity') and coalesce(probed_at, '-infinity') < :before""")
                        .bind("now", now)
                        .bind("before", now.minus(PROBE))
                        .execute()
                == 1);
    }
}
