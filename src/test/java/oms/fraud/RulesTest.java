package oms.fraud;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.math.BigDecimal;
import java.util.Map;
import oms.fraud.Evidence.Distribution;
import oms.web.InvalidRequest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Each signal on its own, without a database. */
class RulesTest {
    private static final Facts PLAIN = new Facts(5000, false, null, null, null, true, false, true);
    private static final Evidence REGULAR = known(Pace.NONE, Pace.NONE);

    @Test
    void a_regular_customer_with_everything_known_scores_nothing() {
        var score = Rules.AT_FIRST.score(new Seen(PLAIN, REGULAR));
        assertThat(score.value()).isEqualByComparingTo("0");
        assertThat(score.contributions()).hasSize(Signal.values().length);
    }

    @ParameterizedTest
    @CsvSource({"2, 0", "3, 0.3333", "4, 0.6667", "5, 1", "40, 1"})
    void velocity_speaks_beyond_the_usual_and_fully_at_twice(int before, double strength) {
        assertThat(strength(Signal.VELOCITY, PLAIN, known(new Pace(before, before, before), Pace.NONE)))
                .isCloseTo(Math.min(1, Math.max(strength, (before - 2) / 3.0)), within(0.001));
    }

    @Test
    void each_window_has_its_own_limit() {
        var slow = known(new Pace(0, 11, 11), Pace.NONE);
        assertThat(finding(Signal.VELOCITY, PLAIN, slow).words())
                .isEqualTo("12 orders within 24 hours by this customer");
        var slower = known(new Pace(0, 0, 29), Pace.NONE);
        assertThat(finding(Signal.VELOCITY, PLAIN, slower).words())
                .isEqualTo("30 orders within 7 days by this customer");
        var net = known(Pace.NONE, new Pace(15, 15, 15));
        assertThat(finding(Signal.VELOCITY, PLAIN, net).words())
                .isEqualTo("16 orders within an hour from this IP address");
        assertThat(strength(Signal.VELOCITY, PLAIN, net)).isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource({"5000, 0", "10000, 0", "20000, 0.4307", "50000, 1", "500000, 1", "1, 0"})
    void where_amounts_hardly_differ_twice_the_usual_is_usual_and_ten_times_is_not(long amount, double strength) {
        assertThat(strength(Signal.ORDER_VALUE, worth(amount), valued(0))).isCloseTo(strength, within(0.001));
    }

    @Test
    void where_amounts_differ_much_more_is_usual() {
        assertThat(strength(Signal.ORDER_VALUE, worth(50_000), valued(0.5))).isZero();
        assertThat(strength(Signal.ORDER_VALUE, worth(5_000_000), valued(0.5))).isPositive();
    }

    @Test
    void known_things_that_meet_for_the_first_time_are_noticed() {
        var all = combined(5, false, false, false, 0, 0);
        assertThat(strength(Signal.COMBINATION, PLAIN, all)).isEqualTo(1);
        assertThat(strength(Signal.COMBINATION, PLAIN, combined(5, true, false, false, 0, 0)))
                .isEqualTo(0.5);
        assertThat(strength(Signal.COMBINATION, PLAIN, combined(5, true, true, false, 0, 0)))
                .isZero();
        assertThat(strength(Signal.COMBINATION, PLAIN, combined(0, false, false, false, 0, 0)))
                .isZero();
        assertThat(finding(Signal.COMBINATION, PLAIN, combined(0, false, false, false, 2, 0))
                        .words())
                .isEqualTo("a card that only other customers have used so far");
        assertThat(finding(Signal.COMBINATION, PLAIN, combined(0, false, false, false, 0, 1))
                        .words())
                .isEqualTo("a device that only other customers have used so far");
    }

    @Test
    void the_bill_may_be_near_the_device_and_both_far_from_the_door() {
        var far = new Facts(5000, false, 500.0, 505.0, 5.0, true, false, true);
        assertThat(finding(Signal.SHIPPING_ADDRESS, far, REGULAR).words())
                .isEqualTo("500 km from the billing address to the door");
        assertThat(strength(Signal.SHIPPING_ADDRESS, far, REGULAR)).isEqualTo(0.6);
        var apart = new Facts(5000, false, 5.0, 5.0, 500.0, true, false, true);
        assertThat(strength(Signal.SHIPPING_ADDRESS, apart, REGULAR)).isEqualTo(0.4);
    }

    @Test
    void thresholds_the_wrong_way_round_and_limits_that_shrink_are_refused() {
        var at = Rules.AT_FIRST;
        assertThatThrownBy(() -> new Rules(at.weights(), new BigDecimal("0.9"), at.rejectAbove(), at.usual()).checked())
                .isInstanceOf(InvalidRequest.class);
        var u = at.usual();
        var shrinking = new Usual(
                Usual.Limits.of(5, 4, 20),
                u.card(),
                u.device(),
                u.address(),
                u.ip(),
                3,
                u.kilometres(),
                u.timesTheValue());
        assertThatThrownBy(() -> new Rules(at.weights(), at.reviewFrom(), at.rejectAbove(), shrinking).checked())
                .isInstanceOfSatisfying(
                        InvalidRequest.class,
                        refused -> assertThat(refused.faults())
                                .extracting(oms.web.Problem.Fault::pointer)
                                .containsExactly("/rules/usual/customer/hour"));
    }

    @Test
    void a_version_says_in_words_what_it_changes() {
        var at = Rules.AT_FIRST;
        assertThat(at.differencesTo(at)).isEmpty();
        var other = new Rules(
                Map.of(Signal.DEVICE, new BigDecimal("0.6")), new BigDecimal("0.4"), at.rejectAbove(), at.usual());
        assertThat(other.differencesTo(at))
                .contains("velocity weighs 0 instead of 0.5", "review from 0.4 instead of 0.5")
                .hasSize(7);
    }

    @ParameterizedTest
    @CsvSource({
        "203.0.113.7, 203.0.113.7",
        "::ffff:203.0.113.7, 203.0.113.7",
        "2001:DB8::1, 2001:db8:0:0::/64",
        "2001:db8:0:0:1:2:3:4, 2001:db8:0:0::/64",
        "2001:0db8:00ab::, 2001:db8:ab:0::/64",
        "::1, 0:0:0:0::/64",
        ":::::, 0:0:0:0::/64"
    })
    void of_an_ip_address_the_household_counts(String ip, String network) {
        assertThat(Names.network(ip)).isEqualTo(network);
    }

    @ParameterizedTest
    @CsvSource({
        "IP, 203.0.113.7, 203.0.113.…",
        "CUSTOMER, ada@shop.example, a…@shop.example",
        "CUSTOMER, C-1, C…",
        "CARD, fp_12345678, fp…78"
    })
    void what_is_listed_is_shown_masked(ListedKind kind, String value, String shown) {
        assertThat(Masks.of(kind, value)).isEqualTo(shown);
    }

    @Test
    void a_confusion_counts_all_four_ways() {
        var confusion = Confusion.of(java.util.List.of(
                new Confusion.Case(true, true),
                new Confusion.Case(true, true),
                new Confusion.Case(true, false),
                new Confusion.Case(false, true),
                new Confusion.Case(false, false)));
        assertThat(confusion).isEqualTo(new Confusion(2, 1, 1, 1));
        assertThat(confusion.precision()).isCloseTo(2 / 3.0, within(1e-9));
        assertThat(confusion.recall()).isCloseTo(2 / 3.0, within(1e-9));
    }

    private static Finding finding(Signal signal, Facts facts, Evidence seen) {
        return new Signals(Usual.AT_FIRST)
                .of(new Seen(facts, seen)).stream()
                        .filter(f -> f.signal() == signal)
                        .findFirst()
                        .orElseThrow();
    }

    private static double strength(Signal signal, Facts facts, Evidence seen) {
        return finding(signal, facts, seen).strength();
    }

    private static Facts worth(long amount) {
        return new Facts(amount, false, null, null, null, true, false, true);
    }

    private static Evidence known(Pace byCustomer, Pace byIp) {
        return evidence(9, Distribution.NONE, 9, 0, 0, true, true, true, byCustomer, byIp);
    }

    private static Evidence valued(double deviation) {
        var shop = new Distribution(200, Math.log(5000), deviation);
        return evidence(9, shop, 9, 0, 0, true, true, true, Pace.NONE, Pace.NONE);
    }

    private static Evidence combined(
            int orders, boolean card, boolean device, boolean address, int cardOthers, int deviceOthers) {
        return evidence(
                orders, Distribution.NONE, 0, cardOthers, deviceOthers, card, device, address, Pace.NONE, Pace.NONE);
    }

    private static Evidence evidence(
            int orders,
            Distribution shop,
            int cardOrders,
            int cardOthers,
            int deviceOthers,
            boolean card,
            boolean device,
            boolean address,
            Pace byCustomer,
            Pace byIp) {
        return new Evidence(
                orders,
                orders,
                0,
                Distribution.NONE,
                shop,
                0,
                cardOrders,
                0,
                cardOthers,
                0,
                deviceOthers,
                card,
                device,
                address,
                true,
                byCustomer,
                Pace.NONE,
                Pace.NONE,
                Pace.NONE,
                byIp,
                false,
                false,
                false,
                false,
                false);
    }
}
