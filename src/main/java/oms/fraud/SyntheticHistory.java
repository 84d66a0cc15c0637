package oms.fraud;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;

/**
 * A made-up history with labels, the same for the same seed: regular customers with their habits (who also travel, give presents,
 * and change cards and phones), and four kinds of fraud, of which one looks like any other order. For trying the bench where there
 * is no history yet; its figures say nothing about a real shop.
 */
final class SyntheticHistory {
    private static final String HEADER =
            "order,placed_at,customer,card,card_country,device,ip,address,country,lat,lon,billing_country,billing_lat,billing_lon,device_lat,device_lon,amount,currency,became,fraudulent\n";
    private static final int CUSTOMERS = 400;
    private static final double FRAUD = 0.02;
    private static final Duration BETWEEN = Duration.ofMinutes(28);

    private record Person(String name, double lat, double lon, double spends) {}

    /** An order in the making; what is not said stays as the customer's habit has it. */
    private record Line(
            Person who,
            String customer,
            String card,
            String cardCountry,
            String device,
            String ip,
            double lat,
            double lon,
            double deviceLat,
            double deviceLon,
            double amount,
            boolean fraudulent) {}

    private final Random random;
    private final StringBuilder rows = new StringBuilder(HEADER);
    private final List<Person> people = new ArrayList<>();
    private Instant now = Instant.parse("2026-01-05T08:00:00Z");
    private int number;

    private SyntheticHistory(long seed) {
        random = new Random(seed);
        for (int i = 0; i < CUSTOMERS; i++)
            people.add(new Person("c" + i, 40.7 + near(), -74.0 + near(), Math.exp(random.nextGaussian(3.7, 0.5))));
    }

    static String csv(long seed, int orders) {
        var history = new SyntheticHistory(seed);
        while (history.number < orders) history.next();
        return history.rows.toString();
    }

    private void next() {
        if (random.nextDouble() >= FRAUD) good();
        else
            switch (random.nextInt(4)) {
                case 0 -> burst();
                case 1 -> takenOver();
                case 2 -> stolen();
                default -> unremarkable();
            }
    }

    private Person somebody() {
        return people.get(random.nextInt(people.size()));
    }

    private void good() {
        var who = somebody();
        var present = random.nextDouble() < 0.04;
        var travels = random.nextDouble() < 0.03;
        var card = random.nextDouble() < 0.04 ? "card-new-" + number : "card-" + who.name();
        var device = random.nextDouble() < 0.06 ? "device-new-" + number : "device-" + who.name();
        add(new Line(
                who,
                who.name(),
                card,
                random.nextDouble() < 0.02 ? "CA" : "US",
                device,
                "10.0." + home(who),
                present ? who.lat() + 6 * near() : who.lat(),
                present ? who.lon() + 6 * near() : who.lon(),
                travels ? who.lat() + 20 * near() : who.lat(),
                travels ? who.lon() + 20 * near() : who.lon(),
                spent(who),
                false));
    }

    /** Stolen card numbers are tried one after the other from one machine, for little money. */
    private void burst() {
        var machine = "198.51.100." + random.nextInt(250);
        for (int i = 0, many = 4 + random.nextInt(8); i < many; i++) {
            var who = somebody();
            add(new Line(
                    who,
                    "burst-" + number,
                    "stolen-" + number,
                    random.nextBoolean() ? "US" : "BR",
                    "bot-" + machine,
                    machine,
                    40.7,
                    -74.0,
                    40.7 + 30 * near(),
                    -74.0 + 30 * near(),
                    5 + 10 * random.nextDouble(),
                    true));
            now = now.plusSeconds(20 + random.nextInt(60));
        }
    }

    /** Somebody logs in as a customer and sends dear goods elsewhere. */
    private void takenOver() {
        var who = somebody();
        add(new Line(
                who,
                who.name(),
                "stolen-" + number,
                "US",
                "thief-" + number,
                "203.0.113." + random.nextInt(250),
                who.lat() + 4 * near(),
                who.lon() + 4 * near(),
                who.lat() + 10 * near(),
                who.lon() + 10 * near(),
                spent(who) * (2 + 4 * random.nextDouble()),
                true));
    }

    /** A new name, a stolen card, goods that sell well. */
    private void stolen() {
        var owner = somebody();
        add(new Line(
                owner,
                "new-" + number,
                "stolen-" + number,
                random.nextBoolean() ? "US" : "GB",
                "thief-" + number,
                "203.0.113." + random.nextInt(250),
                owner.lat() + 8 * near(),
                owner.lon() + 8 * near(),
                owner.lat() + 8 * near(),
                owner.lon() + 8 * near(),
                80 + 300 * random.nextDouble(),
                true));
    }

    /** The customer says later that it was not they. */
    private void unremarkable() {
        var who = somebody();
        add(new Line(
                who,
                who.name(),
                "card-" + who.name(),
                "US",
                "device-" + who.name(),
                "10.0." + home(who),
                who.lat(),
                who.lon(),
                who.lat(),
                who.lon(),
                spent(who) * 1.3,
                true));
    }

    private double spent(Person who) {
        return who.spends() * Math.exp(random.nextGaussian(0, 0.35));
    }

    private double near() {
        return (random.nextDouble() - 0.5) * 0.4;
    }

    private static String home(Person who) {
        var of = Integer.parseInt(who.name().substring(1));
        return of / 250 + "." + of % 250;
    }

    private void add(Line l) {
        now = now.plus(Duration.ofSeconds((long) (BETWEEN.toSeconds() * -Math.log(1 - random.nextDouble()))));
        rows.append(String.format(
                Locale.ROOT,
                "S-%05d,%s,%s,%s,%s,%s,%s,%.4f %.4f,US,%.4f,%.4f,US,%.4f,%.4f,%.4f,%.4f,%.2f,USD,DELIVERED,%s\n",
                ++number,
                now,
                l.customer(),
                l.card(),
                l.cardCountry(),
                l.device(),
                l.ip(),
                l.lat(),
                l.lon(),
                l.lat(),
                l.lon(),
                l.who().lat(),
                l.who().lon(),
                l.deviceLat(),
                l.deviceLon(),
                l.amount(),
                l.fraudulent() ? "yes" : "no"));
    }
}
