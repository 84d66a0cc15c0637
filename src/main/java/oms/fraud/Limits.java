package oms.fraud;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import oms.identity.Audit;
import oms.identity.Caller;
import org.jdbi.v3.core.Jdbi;

/** What each merchant allows; remembered for some seconds, because every checkout asks. */
@ApplicationScoped
class Limits {
    private static final Duration REMEMBERED = Duration.ofSeconds(10);

    private record Known(Allowed allowed, Instant at) {}

    private final Jdbi jdbi;
    private final ObjectMapper json;
    private final FraudSettings settings;
    private final Audit audit;
    private final Clock clock;
    private final Map<String, Known> known = new ConcurrentHashMap<>();

    Limits(Jdbi jdbi, ObjectMapper json, FraudSettings settings, Audit audit, Clock clock) {
        this.jdbi = jdbi;
        this.json = json;
        this.settings = settings;
        this.audit = audit;
        this.clock = clock;
    }

    /** @return as it was at most ten seconds ago */
    Allowed of(String merchant) {
        var now = clock.instant();
        var remembered = known.get(merchant);
        if (remembered != null && remembered.at().plus(REMEMBERED).isAfter(now)) return remembered.allowed();
        var read = read(merchant);
        known.put(merchant, new Known(read, now));
        return read;
    }

    Allowed read(String merchant) {
        return jdbi.withHandle(
                h -> h.createQuery("select allowed::text from oms_fraud.limits where merchant = :merchant")
                        .bind("merchant", merchant)
                        .mapTo(String.class)
                        .findOne()
                        .map(this::parse)
                        .orElse(settings.limited() ? Allowed.AT_FIRST : Allowed.EVERYTHING));
    }

    @Transactional
    Allowed put(Caller by, Allowed wanted) {
        var checked = wanted.checked();
        jdbi.useHandle(h -> h.createUpdate("""
                        insert into oms_fraud.limits (merchant, allowed, changed_by, changed_at) values (:merchant, cast(:allowed as jsonb), :by, :now)
                        on conflict (merchant) do update set allowed = excluded.allowed, changed_by = excluded.changed_by, changed_at = excluded.changed_at""")
                .bind("merchant", by.merchant())
                .bind("allowed", write(checked))
                .bind("by", by.name())
                .bind("now", clock.instant())
                .execute());
        audit.record(by, "fraud.limits_settled", write(checked));
        known.remove(by.merchant());
        return checked;
    }

    private Allowed parse(String text) {
        try {
            return json.readValue(text, Allowed.class);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("Cannot read the limits", e);
        }
    }

    private String write(Allowed allowed) {
        try {
            return json.writeValueAsString(allowed);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("Cannot keep the limits", e);
        }
    }
}
