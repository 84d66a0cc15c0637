package oms.fraud;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import oms.order.Customer;
import oms.order.Device;
import org.jspecify.annotations.Nullable;

/**
 * Lets so many tries through and no more, before they cost a call to the gateway: of those who test cards, and of those who guess
 * promotion codes. All replicas count together; a refusal is remembered here for some seconds, so that a burst costs nothing more, and noted for people once in that time.
 */
@ApplicationScoped
public class Turnstile {
    /**
     * Who tries.
     *
     * @param customer null while the shopper has not said
     */
    public record Attempt(
            String merchant,
            @Nullable Customer customer,
            @Nullable Device device) {}

    /**
     * A card as the gateway describes it.
     *
     * @param fingerprint null where it is not known
     * @param shown what people are shown: {@code visa 4242}
     */
    public record Card(@Nullable String fingerprint, String shown) {}

    private static final int MOST_REMEMBERED = 50_000;
    private static final Duration REMEMBERED = Duration.ofSeconds(5);

    private record Refusal(Instant until, Instant remembered) {}

    private final Tally tally;
    private final Limits limits;
    private final Hashes hashes;
    private final Clock clock;
    private final Map<String, Refusal> refusals = new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Refusal> eldest) {
            return size() > MOST_REMEMBERED;
        }
    };

    Turnstile(Tally tally, Limits limits, Hashes hashes, Clock clock) {
        this.tally = tally;
        this.limits = limits;
        this.hashes = hashes;
        this.clock = clock;
    }

    /**
     * Before anybody is asked about the card; costs no statement.
     *
     * @throws TooManyTries where this replica has refused the same buyer, device or IP address within some seconds
     */
    public void knock(Attempt attempt) {
        refuseRemembered(attempt.merchant(), counted(attempt, limits.of(attempt.merchant())));
    }

    /**
     * Counts a try to pay. One statement, with no transaction open: a try counts whatever comes of it.
     *
     * @throws TooManyTries where it is one too many; then it counts for nothing
     */
    public void admit(Attempt attempt, Card card) {
        var allowed = limits.of(attempt.merchant());
        var counted = new ArrayList<>(counted(attempt, allowed));
        add(counted, allowed, TallyKind.CARD, Names.card(card.fingerprint()), card.shown(), 1);
        add(counted, allowed, TallyKind.MERCHANT, "merchant", "declines of the whole shop", 0);
        count(attempt.merchant(), counted);
    }

    /**
     * Before promotion codes are looked at: while too many wrong ones came from there, right ones are not told either.
     *
     * @param checkout its id, null while it is being begun
     * @throws TooManyTries while there were too many
     */
    public void beforeCodes(Attempt attempt, @Nullable String checkout) {
        var guesses = guesses(attempt, checkout, 0);
        refuseRemembered(attempt.merchant(), guesses);
        count(attempt.merchant(), guesses);
    }

    /**
     * Counts wrong promotion codes, with the change of the checkout that told that they are wrong.
     *
     * @throws TooManyTries where they are too many
     */
    public void wrongCodes(Attempt attempt, @Nullable String checkout, int wrong) {
        count(attempt.merchant(), guesses(attempt, checkout, wrong));
    }

    /** The gateway declined it: that weighs much more than a try. */
    void declined(Sighting order) {
        var allowed = limits.of(order.merchant());
        var weight = allowed.declineWeight();
        var counted = new ArrayList<Tally.Counted>();
        addHashed(counted, allowed, TallyKind.CUSTOMER, order.customerKey(), weight);
        addHashed(counted, allowed, TallyKind.CARD, order.cardKey(), weight);
        addHashed(counted, allowed, TallyKind.DEVICE, order.deviceKey(), weight);
        addHashed(counted, allowed, TallyKind.IP, order.ipKey(), weight);
        addHashed(counted, allowed, TallyKind.MERCHANT, hashes.of("merchant"), weight);
        tally.weigh(order.merchant(), counted, clock.instant());
    }

    /** A person lets somebody through: this replica forgets at once, the others within some seconds. */
    void forget(String merchant, String kind, String key) {
        synchronized (refusals) {
            refusals.remove(merchant + kind + key);
        }
    }

    private List<Tally.Counted> counted(Attempt attempt, Allowed allowed) {
        var counted = new ArrayList<Tally.Counted>();
        var device = attempt.device();
        var customer = attempt.customer();
        if (customer != null)
            add(
                    counted,
                    allowed,
                    TallyKind.CUSTOMER,
                    Names.customer(customer),
                    Masks.of(ListedKind.CUSTOMER, customer.email()),
                    1);
        if (device == null) return counted;
        add(counted, allowed, TallyKind.DEVICE, Names.device(device.fingerprint()), null, 1);
        if (device.ip() != null) add(counted, allowed, TallyKind.IP, Names.ip(device.ip()), Masks.ip(device.ip()), 1);
        return counted;
    }

    private List<Tally.Counted> guesses(Attempt attempt, @Nullable String checkout, int weight) {
        var allowed = limits.of(attempt.merchant());
        var counted = new ArrayList<Tally.Counted>();
        var device = attempt.device();
        var customer = attempt.customer();
        if (customer != null)
            add(
                    counted,
                    allowed,
                    TallyKind.CODES,
                    Names.customer(customer),
                    Masks.of(ListedKind.CUSTOMER, customer.email()),
                    weight);
        if (device != null)
            add(counted, allowed, TallyKind.CODES, Names.device(device.fingerprint()), "a device", weight);
        if (device != null && device.ip() != null)
            add(counted, allowed, TallyKind.CODES, Names.ip(device.ip()), Masks.ip(device.ip()), weight);
        if (checkout != null) add(counted, allowed, TallyKind.CODES, checkout, checkout, weight);
        if (counted.isEmpty())
            add(counted, allowed, TallyKind.CODES, "nobody", "shoppers who say nothing of themselves", weight);
        return counted;
    }

    private void add(
            List<Tally.Counted> counted,
            Allowed allowed,
            TallyKind kind,
            @Nullable String name,
            @Nullable String hint,
            int weight) {
        var most = allowed.limits().get(kind);
        if (name != null && most != null) counted.add(new Tally.Counted(kind, hashes.of(name), hint, weight, most));
    }

    private static void addHashed(
            List<Tally.Counted> counted, Allowed allowed, TallyKind kind, @Nullable String key, int weight) {
        var most = allowed.limits().get(kind);
        if (key != null && most != null) counted.add(new Tally.Counted(kind, key, null, weight, most));
    }

    private void count(String merchant, List<Tally.Counted> counted) {
        if (counted.isEmpty()) return;
        var now = clock.instant();
        tally.admit(merchant, counted, now).ifPresent(refused -> {
            throw refusal(merchant, counted, refused, now);
        });
    }

    private TooManyTries refusal(String merchant, List<Tally.Counted> counted, Tally.Refused refused, Instant now) {
        counted.stream()
                .filter(c -> c.kind() == refused.limitedKind() && c.key().equals(refused.limitedKey()))
                .filter(c -> remember(merchant, c, refused, now))
                .forEach(c -> QuarkusTransaction.requiringNew().run(() -> tally.note(merchant, c, refused, now)));
        return new TooManyTries(
                refused.limitedKind(),
                Duration.between(now, refused.limitedUntil()).toSeconds() + 1);
    }

    /** @return false where it was remembered already */
    private boolean remember(String merchant, Tally.Counted counted, Tally.Refused refused, Instant now) {
        synchronized (refusals) {
            var name = merchant + counted.kind() + counted.key();
            var before = refusals.put(name, new Refusal(refused.limitedUntil(), now.plus(REMEMBERED)));
            return before == null || !before.remembered().isAfter(now);
        }
    }

    private void refuseRemembered(String merchant, List<Tally.Counted> counted) {
        var now = clock.instant();
        synchronized (refusals) {
            for (var c : counted) {
                var refusal = refusals.get(merchant + c.kind() + c.key());
                if (refusal != null
                        && refusal.remembered().isAfter(now)
                        && refusal.until().isAfter(now))
                    throw new TooManyTries(
                            c.kind(), Duration.between(now, refusal.until()).toSeconds() + 1);
            }
        }
    }
}
