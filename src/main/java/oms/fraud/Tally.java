package oms.fraud;

import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/** Points in sliding windows, counted in the database, so that all replicas count together. */
@Singleton
class Tally {
    /**
     * Something that is counted.
     *
     * @param key a salted hash
     * @param hint what people are shown of it
     * @param weight points of this try; 0 where it is only looked whether the limit is reached
     */
    record Counted(TallyKind kind, String key, @Nullable String hint, int weight, Allowed.Points most) {}

    /** @param until when one more would be allowed again */
    record Refused(TallyKind limitedKind, String limitedKey, Instant limitedUntil) {}

    /** Somebody who was refused lately. */
    record Limited(
            TallyKind kind,
            String key,
            @Nullable String hint,
            int refused,
            Instant firstAt,
            Instant lastAt,
            Instant freeAt) {}

    private final Jdbi jdbi;

    Tally(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    /** Counts for all, or for none: then says by which it is refused longest. One statement. */
    Optional<Refused> admit(String merchant, List<Counted> counted, Instant now) {
        if (counted.isEmpty()) return Optional.empty();
        return jdbi.withHandle(h -> h
                .createQuery("select * from oms_fraud.admit(:merchant, :kinds, :keys, :weights, :tens, :days, :now)")
                .bind("merchant", merchant)
                .bind("kinds", kinds(counted))
                .bind("keys", counted.stream().map(Counted::key).toArray(String[]::new))
                .bind("weights", counted.stream().mapToInt(Counted::weight).toArray())
                .bind(
                        "tens",
                        counted.stream().mapToInt(c -> c.most().tenMinutes()).toArray())
                .bind("days", counted.stream().mapToInt(c -> c.most().day()).toArray())
                .bind("now", now)
                .mapTo(Refused.class)
                .stream()
                .max(Comparator.comparing(Refused::limitedUntil)));
    }

    /** Notes for people that somebody was refused. */
    void note(String merchant, Counted who, Refused refused, Instant now) {
        jdbi.useHandle(h -> h.createUpdate("""
                        insert into oms_fraud.limited as l (merchant, kind, key, hint, refused, first_at, last_at, free_at)
                        values (:merchant, :kind, :key, :hint, 1, :now, :now, :free)
                        on conflict (merchant, kind, key) do update
                          set refused = case when l.free_at < excluded.last_at then 1 else l.refused + 1 end,
                              first_at = case when l.free_at < excluded.last_at then excluded.first_at else l.first_at end,
                              last_at = excluded.last_at, free_at = excluded.free_at""")
                .bind("merchant", merchant)
                .bind("kind", who.kind().name())
                .bind("key", who.key())
                .bind("hint", who.hint())
                .bind("now", now)
                .bind("free", refused.limitedUntil())
                .execute());
    }

    /** Adds points without asking whether there is room. */
    void weigh(String merchant, List<Counted> counted, Instant now) {
        if (counted.isEmpty()) return;
        jdbi.useHandle(h -> h.createQuery("select 1 from oms_fraud.weigh(:merchant, :kinds, :keys, :weights, :now)")
                .bind("merchant", merchant)
                .bind("kinds", kinds(counted))
                .bind("keys", counted.stream().map(Counted::key).toArray(String[]::new))
                .bind("weights", counted.stream().mapToInt(Counted::weight).toArray())
                .bind("now", now)
                .mapTo(Integer.class)
                .list());
    }

    List<Limited> limited(String merchant, Instant since, int limit) {
        return jdbi.withHandle(h -> h.createQuery("""
                        select kind, key, hint, refused, first_at, last_at, free_at from oms_fraud.limited
                         where merchant = :merchant and last_at >= :since order by last_at desc, kind, key limit :limit""")
                .bind("merchant", merchant)
                .bind("since", since)
                .bind("limit", limit)
                .mapTo(Limited.class)
                .list());
    }

    /** Forgets what was counted. @return false where nothing was refused */
    boolean lift(String merchant, String kind, String key) {
        return jdbi.withHandle(h -> {
            h.createUpdate("delete from oms_fraud.tally where merchant = :merchant and kind = :kind and key = :key")
                    .bind("merchant", merchant)
                    .bind("kind", kind)
                    .bind("key", key)
                    .execute();
            return h.createUpdate(
                                    "delete from oms_fraud.limited where merchant = :merchant and kind = :kind and key = :key")
                            .bind("merchant", merchant)
                            .bind("kind", kind)
                            .bind("key", key)
                            .execute()
                    == 1;
        });
    }

    /** Of all merchants: slots that no window reaches any more, and refusals of long ago. */
    void forget(Instant minutesBefore, Instant hoursBefore, Instant refusalsBefore) {
        jdbi.useHandle(h -> {
            h.createUpdate("delete from oms_fraud.tally where minutes = 1 and slot < :slot")
                    .bind("slot", minutesBefore.getEpochSecond() / 60)
                    .execute();
            h.createUpdate("delete from oms_fraud.tally where minutes = 60 and slot < :slot")
                    .bind("slot", hoursBefore.getEpochSecond() / 3600)
                    .execute();
            h.createUpdate("delete from oms_fraud.limited where last_at < :time")
                    .bind("time", refusalsBefore)
                    .execute();
        });
    }

    private static String[] kinds(List<Counted> counted) {
        return counted.stream().map(c -> c.kind().name()).toArray(String[]::new);
    }
}
