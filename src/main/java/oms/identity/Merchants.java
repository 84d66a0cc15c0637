package oms.identity;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import oms.web.InvalidRequest;
import oms.web.NotFound;
import org.jdbi.v3.core.Jdbi;

/** The merchants of this installation. They are made once and do not change, so each replica remembers them. */
@ApplicationScoped
public class Merchants {
    private record Row(String merchant, String name, String timeZone, String currency, Instant createdAt) {
        MerchantView view() {
            return new MerchantView(merchant, name, ZoneId.of(timeZone), currency);
        }
    }

    private final Jdbi jdbi;
    private final Clock clock;
    private final Map<String, MerchantView> remembered = new ConcurrentHashMap<>();

    Merchants(Jdbi jdbi, Clock clock) {
        this.jdbi = jdbi;
        this.clock = clock;
    }

    /**
     * Opens a merchant, or leaves the one with this id as it is.
     *
     * @param id lower-case letters, digits, {@code _} and {@code -}
     * @param zone an IANA time zone
     * @param currency an ISO 4217 code
     * @throws InvalidRequest for an unknown zone or currency
     */
    @Transactional
    public MerchantView open(String id, String name, String zone, String currency) {
        var view = new MerchantView(id, name, zone(zone), currency(currency));
        jdbi.useHandle(h -> h.createUpdate("""
                        insert into oms_identity.merchants (merchant, name, time_zone, currency, created_at)
                        values (:id, :name, :zone, :currency, :now) on conflict (merchant) do nothing""")
                .bind("id", id)
                .bind("name", name)
                .bind("zone", view.zone().getId())
                .bind("currency", view.currency())
                .bind("now", clock.instant())
                .execute());
        return read(id).orElseThrow();
    }

    public Optional<MerchantView> find(String id) {
        var known = remembered.get(id);
        if (known != null) return Optional.of(known);
        var read = read(id);
        read.ifPresent(view -> remembered.put(id, view));
        return read;
    }

    /** @throws NotFound where there is no such merchant */
    public MerchantView get(String id) {
        return find(id).orElseThrow(() -> new NotFound("merchant"));
    }

    /** Asked for no one merchant: the operator's list. */
    public List<MerchantView> all() {
        return jdbi.withHandle(h -> h.createQuery("select * from oms_identity.merchants order by merchant")
                .mapTo(Row.class)
                .map(Row::view)
                .list());
    }

    private Optional<MerchantView> read(String id) {
        return jdbi.withHandle(h -> h.createQuery("select * from oms_identity.merchants where merchant = :id")
                        .bind("id", id)
                        .mapTo(Row.class)
                        .findOne())
                .map(Row::view);
    }

    private static ZoneId zone(String zone) {
        try {
            return ZoneId.of(zone);
        } catch (DateTimeException unknown) {
            throw new InvalidRequest("/timeZone", "unknown_time_zone", "This is no time zone, such as Europe/Paris");
        }
    }

    private static String currency(String currency) {
        try {
            return Currency.getInstance(currency).getCurrencyCode();
        } catch (IllegalArgumentException unknown) {
            throw new InvalidRequest("/currency", "unknown_currency", "This is no currency code, such as EUR");
        }
    }
}
