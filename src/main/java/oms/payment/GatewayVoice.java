package oms.payment;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
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
    record Heard(@Nullable Instant answered, @Nullable Instant silent) {
        /** @return whether an answer came after the last silence */
        boolean endsAnswered() {
            return answered != null && (silent == null || !silent.isAfter(answered));
        }

        Heard and(boolean answer, Instant at) {
            return answer ? new Heard(later(answered, at), silent) : new Heard(answered, later(silent, at));
        }

        Heard and(Heard other) {
            return new Heard(latest(answered, other.answered), latest(silent, other.silent));
        }

        private static @Nullable Instant latest(@Nullable Instant one, @Nullable Instant other) {
            return one == null ? other : other == null ? one : later(one, other);
        }

        private static Instant later(@Nullable Instant known, Instant at) {
            return known == null || at.isAfter(known) ? at : known;
        }
    }

    /**
     * What all processes wrote down.
     *
     * @param away silent for longer than a moment and not heard since. An answer of before the silence, written down late by another
     *     process, does not end it.
     */
    record Known(Heard heard, boolean away) {
        Known after(Heard news) {
            var all = heard.and(news);
            return new Known(all, (away || isSilentFor(all)) && !all.endsAnswered());
        }

        /** The last answer of all that was known before is longer ago than a moment, seen from the last silence. */
        private boolean isSilentFor(Heard all) {
            var silent = all.silent();
            var answered = heard.answered();
            return silent != null && (answered == null || silent.isAfter(answered.plus(A_MOMENT)));
        }

        /** @param next what this has become by {@link #after} */
        boolean isBackBy(Known next) {
            return (away || isSilentFor(next.heard)) && !next.away;
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
        jdbi.useTransaction(h -> {
            var known = h.createQuery(
                            "select answered_at, silent_at, away from oms_payment.gateway_voice where gateway = :gateway for update")
                    .bind("gateway", ALL)
                    .map((r, c) -> new Known(new Heard(at(r, "answered_at"), at(r, "silent_at")), r.getBoolean("away")))
                    .one();
            var now = known.after(news);
            h.createUpdate("""
                            update oms_payment.gateway_voice
                               set answered_at = :answered, silent_at = :silent, away = :away, back_at = coalesce(:back, back_at)
                             where gateway = :gateway""")
                    .bind("gateway", ALL)
                    .bindByType("answered", now.heard().answered(), Instant.class)
                    .bindByType("silent", now.heard().silent(), Instant.class)
                    .bind("away", now.away())
                    .bindByType("back", known.isBackBy(now) ? now.heard().answered() : null, Instant.class)
                    .execute();
        });
    }

    private static @Nullable Instant at(ResultSet row, String column) throws SQLException {
        var at = row.getTimestamp(column);
        return at == null ? null : at.toInstant();
    }

    /**
     * @param before calls that began earlier have ended by now; a return before it is forgotten once it was told
     * @return when it was heard again after a silence, told to one caller at a time
     */
    Optional<Instant> takeBack(Instant before) {
        return jdbi.withHandle(h ->
                h.createQuery("""
                        with back as (select gateway, back_at from oms_payment.gateway_voice where back_at is not null for update skip locked)
                        update oms_payment.gateway_voice v set back_at = case when back.back_at > :before then back.back_at end
                          from back where v.gateway = back.gateway returning back.back_at""").bind("before", before).mapTo(Instant.class).findOne());
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
