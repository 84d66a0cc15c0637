package oms.notification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;

import io.quarkus.mailer.Mail;
import io.quarkus.mailer.MockMailbox;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import oms.Ids;
import oms.TestCallers;
import oms.TestDeliveries;
import oms.identity.Roles;
import oms.money.Money;
import oms.order.Authorization;
import oms.order.Cancellation;
import oms.order.Cancellation.Cause;
import oms.order.Customer;
import oms.order.FraudVerdict;
import oms.order.NewOrder;
import oms.order.NewOrders;
import oms.order.OrderView;
import oms.order.Orders;
import oms.order.PlannedShipment;
import oms.order.ProofOfDelivery;
import oms.order.ShipmentLine;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
class MessagesTest {
    @Inject
    MessageRepository repository;

    @Inject
    Messages messages;

    @Inject
    Letters letters;

    @Inject
    Outgoing outgoing;

    @Inject
    ForgetTexts forgetTexts;

    @Inject
    NotificationSettings settings;

    @Inject
    MockMailbox mailbox;

    @Inject
    Orders orders;

    @Inject
    TestDeliveries deliveries;

    @Inject
    TestCallers callers;

    @Inject
    Clock clock;

    final String merchant = Ids.next("mer");
    final String shopper = Ids.next("shopper") + "@shop.example";

    @BeforeEach
    void open() {
        callers.merchant(merchant);
    }

    @Test
    void a_shopper_is_told_what_happens_from_the_confirmation_to_the_door() {
        var order = onTheRoad();
        var shipment = order.shipments().getFirst().id();
        orders.delivered(shipment, new ProofOfDelivery("SIGNATURE+PHOTO", "prf", clock.instant()));
        assertThat(mails())
                .extracting(Mail::getSubject)
                .containsExactly(
                        "Order " + order.number() + " is confirmed",
                        "Order " + order.number() + " is out for delivery",
                        "Order " + order.number() + " is delivered");
        assertThat(mails().getLast().getText())
                .contains("$50.00", "signature, photo", "2 × Spring water 5 l", "Ada Lovelace");
        assertThat(mails().get(1).getText()).containsPattern("http://localhost:8080/track/tok_[A-Za-z0-9_-]{20,}");
        assertThat(mails().get(1).getHtml()).containsPattern("<a href=\"http://localhost:8080/track/tok_");
    }

    @Test
    void the_link_opens_the_order_it_is_about() {
        var order = onTheRoad();
        var text = mails().getLast().getText();
        var token = text.substring(text.indexOf("/track/") + "/track/".length())
                .lines()
                .findFirst()
                .orElseThrow();
        io.restassured.RestAssured.given()
                .header("Authorization", "Bearer " + token)
                .get("/v1/orders/" + order.id())
                .then()
                .statusCode(200);
    }

    @Test
    void a_failed_attempt_is_told_each_time_and_a_neighbour_is_not() {
        var order = onTheRoad();
        var shipment = order.shipments().getFirst().id();
        orders.deliveryFailed(shipment, "NOT_HOME", "NEIGHBOUR");
        orders.redelivering(shipment);
        orders.deliveryFailed(shipment, "NOT_HOME", "AGAIN");
        orders.handedOff(shipment, "D1", "trp_2");
        orders.deliveryFailed(shipment, "REFUSED", "WAREHOUSE");
        orders.returned(shipment);
        assertThat(kinds(order))
                .containsExactly(
                        MessageKind.CONFIRMED,
                        MessageKind.OUT_FOR_DELIVERY,
                        MessageKind.DELIVERY_FAILED,
                        MessageKind.OUT_FOR_DELIVERY,
                        MessageKind.DELIVERY_FAILED,
                        MessageKind.RETURNED);
        assertThat(mails())
                .extracting(Mail::getText)
                .anySatisfy(text -> assertThat(text).contains("nobody was there"));
    }

    @Test
    void a_declined_card_is_explained_and_a_colleagues_words_are_not_passed_on() {
        var declined = placed();
        orders.cancel(merchant, declined.id(), new Cancellation(Cause.PAYMENT_DECLINED, "Not enough money", "gateway"));
        assertThat(mails())
                .singleElement()
                .satisfies(m -> assertThat(m.getText()).contains("Not enough money"));
        var cancelled = placed();
        orders.cancel(merchant, cancelled.id(), new Cancellation(Cause.MERCHANT, "smells of fraud", "manager"));
        assertThat(mails().getLast().getText()).contains("was cancelled by").doesNotContain("smells of fraud");
    }

    @Test
    void a_rejected_order_is_told_without_the_score() {
        var order = authorized();
        orders.rejected(order.id(), new FraudVerdict(0.93, "address blacklisted", "fraud"));
        assertThat(mails().getLast().getText()).contains("could not accept").doesNotContain("0.93", "blacklisted");
    }

    @Test
    void a_fact_told_again_is_one_message() throws Exception {
        var order = placed();
        Callable<Boolean> tell = () -> {
            QuarkusTransaction.requiringNew()
                    .run(() -> messages.write(merchant, order.id(), Fact.once(MessageKind.CONFIRMED)));
            return true;
        };
        try (var threads = Executors.newFixedThreadPool(4)) {
            for (var done : threads.invokeAll(java.util.Collections.nCopies(8, tell)))
                assertThat(done.get()).isTrue();
        }
        assertThat(mails()).hasSize(1);
    }

    @Test
    void nothing_is_sent_of_what_rolled_back() {
        var order = placed();
        QuarkusTransaction.begin();
        messages.write(merchant, order.id(), Fact.once(MessageKind.CONFIRMED));
        QuarkusTransaction.rollback();
        assertThat(mails()).isEmpty();
    }

    @Test
    void several_replicas_send_each_message_once() throws Exception {
        while (outgoing.sendDue(clock.instant()) > 0) {} // what others left
        for (int i = 0; i < 12; i++) confirmed();
        Callable<Integer> send = () -> outgoing.sendDue(clock.instant());
        int sent = 0;
        try (var threads = Executors.newFixedThreadPool(4)) {
            for (var one : threads.invokeAll(java.util.Collections.nCopies(4, send))) sent += one.get();
        }
        // the mailbox of the tests loses mails that come at once
        assertThat(sent).isEqualTo(12);
        assertThat(outgoing.sendDue(clock.instant())).isZero();
    }

    @ParameterizedTest
    @EnumSource(Language.class)
    void every_fact_has_its_words_in_every_language(Language language) {
        var order = onTheRoad();
        for (var kind : MessageKind.values()) {
            var fact = Fact.once(kind, order.shipments().getFirst().id())
                    .because("NOT_HOME", "")
                    .of(Money.of(1250, "USD"));
            var text = letters.write(order, fact, language, "http://localhost/track/x");
            assertThat(text.subject()).contains(order.number()).doesNotContain("\n", "{");
            assertThat(text.plain()).contains("Ada Lovelace").doesNotContain("{", "}");
            assertThat(text.html()).contains("<html lang=\"" + language.code()).doesNotContain("{", "NOT_FOUND");
        }
    }

    @Test
    void amounts_and_times_are_written_as_the_language_writes_them() {
        var order = placed();
        assertThat(letters.write(order, Fact.once(MessageKind.CONFIRMED), Language.ES, "")
                        .plain())
                .contains("50,00 US$", "miércoles 6 de mayo, 21:00");
        assertThat(letters.write(order, Fact.once(MessageKind.CONFIRMED), Language.EN, "")
                        .plain())
                .contains("$50.00", "Wednesday, May 6, 21:00");
    }

    @Test
    void a_name_cannot_write_headers_lines_or_html() {
        var order = placed(new Customer(
                null, "Eve\r\nBcc: all@shop.example\u2028\u202e <script>alert(1)</script>", shopper, null));
        tell(order);
        var mail = mails().getFirst();
        assertThat(mail.getText()).contains("Hello Eve Bcc: all@shop.example <script>alert(1)</script>,");
        assertThat(mail.getHtml()).contains("&lt;script&gt;").doesNotContain("<script");
        assertThat(mail.getSubject()).doesNotContain("Eve", "\n", "\r");
        assertThat(mail.getBcc()).isEmpty();
        callers.browser(merchant, Roles.ORDER_MANAGER)
                .get("/notification")
                .then()
                .body(allOf(containsString("&lt;script&gt;"), not(containsString("<script>alert"))));
    }

    @Test
    void a_server_that_does_not_answer_is_tried_again_ever_later_then_given_up_until_a_person_asks() {
        var order = confirmed();
        var down = new AtomicInteger();
        var unlucky = new Outgoing(
                repository,
                List.of(new Sender() {
                    @Override
                    public Channel channel() {
                        return Channel.MAIL;
                    }

                    @Override
                    public void send(Outgoing.Try message) {
                        if (message.merchant().equals(merchant) && down.incrementAndGet() > 0)
                            throw new IllegalStateException("Connection refused");
                    }
                }),
                settings,
                clock);
        var now = clock.instant();
        for (int i = 0; i < settings.tries(); i++) {
            assertThat(message(order).status()).isEqualTo(MessageStatus.QUEUED);
            unlucky.sendDue(now);
            unlucky.sendDue(now); // not due yet
            now = now.plus(unlucky.pause(i + 1));
        }
        unlucky.sendDue(now.plus(Duration.ofDays(1)));
        assertThat(down).hasValue(settings.tries());
        assertThat(message(order).status()).isEqualTo(MessageStatus.FAILED);
        assertThat(message(order).lastError()).isEqualTo("Connection refused");
        callers.browser(merchant, Roles.ORDER_MANAGER)
                .get("/notification?status=FAILED")
                .then()
                .statusCode(200)
                .body(allOf(containsString("Connection refused"), containsString("Send again")));
        again(message(order).id()).then().statusCode(303);
        assertThat(mails()).hasSize(1);
        assertThat(message(order).status()).isEqualTo(MessageStatus.SENT);
        again(message(order).id()).then().statusCode(409);
    }

    @Test
    void a_try_that_took_too_long_settles_nothing() {
        var order = confirmed();
        var now = clock.instant();
        var later = clock.instant().plus(Duration.ofMinutes(1));
        var slow = takeMine(now, later);
        var quick = takeMine(later, later.plusSeconds(60));
        repository.failed(slow, now, "too late");
        assertThat(message(order).status()).isEqualTo(MessageStatus.QUEUED);
        repository.sent(quick, later);
        repository.later(slow, later, "too late");
        assertThat(message(order).status()).isEqualTo(MessageStatus.SENT);
        assertThat(message(order).lastError()).isNull();
    }

    @Test
    void names_and_links_are_forgotten_when_their_time_is_over() {
        var order = confirmed();
        assertThat(mails()).hasSize(1);
        forgetTexts.forget(clock.instant());
        assertThat(message(order).textBody()).isNotNull();
        forgetTexts.forget(clock.instant().plus(settings.keepTexts()).plusSeconds(60));
        assertThat(message(order).textBody()).isNull();
        assertThat(message(order).recipient()).isNull();
        assertThat(message(order).status()).isEqualTo(MessageStatus.SENT);
        callers.browser(merchant, Roles.ORDER_MANAGER)
                .get("/notification")
                .then()
                .statusCode(200)
                .body(allOf(containsString("text erased"), not(containsString(shopper))));
        again(message(order).id()).then().statusCode(409);
    }

    @Test
    void a_merchant_says_what_is_told_and_in_which_language() {
        callers.as(merchant, Roles.ORDER_MANAGER)
                .get("/v1/notifications/rules")
                .then()
                .statusCode(200)
                .body("language", equalTo("en"))
                .body("tell", hasSize(MessageKind.values().length));
        put("{\"language\":\"es\",\"tell\":[\"OUT_FOR_DELIVERY\",\"OUT_FOR_DELIVERY\"]}")
                .then()
                .statusCode(200)
                .body("tell", contains("OUT_FOR_DELIVERY"));
        var order = onTheRoad();
        assertThat(mails())
                .extracting(Mail::getSubject)
                .containsExactly("El pedido " + order.number() + " está en reparto");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{\"language\":\"fr\",\"tell\":[]}",
                "{\"language\":\"en\"}",
                "{\"language\":\"en\",\"tell\":[\"LUNCH\"]}",
                "{\"language\":\"en\",\"tell\":[null]}",
                "{\"language\":\"en\",\"tell\":[],\"more\":1}"
            })
    void rules_that_make_no_sense_are_refused(String body) {
        put(body).then().statusCode(400).contentType("application/problem+json");
    }

    @Test
    void rules_and_messages_are_for_administrators_and_order_managers_of_the_merchant() {
        var order = confirmed();
        assertThat(mails()).hasSize(1);
        for (var role : List.of(Roles.WAREHOUSE, Roles.DISPATCHER, Roles.FRAUD_REVIEWER, Roles.DRIVER)) {
            callers.as(merchant, role).get("/v1/notifications/rules").then().statusCode(403);
            callers.as(merchant, role)
                    .accept("text/html")
                    .get("/notification")
                    .then()
                    .statusCode(403);
        }
        var stranger = callers.browser(Ids.next("mer"), Roles.ADMINISTRATOR);
        stranger.get("/notification").then().statusCode(200).body(not(containsString(order.number())));
        stranger.get("/notification/orders/" + order.id())
                .then()
                .statusCode(200)
                .body(not(containsString(shopper)));
        TestCallers.form(callers.browser(Ids.next("mer"), Roles.ADMINISTRATOR))
                .post("/notification/" + message(order).id() + "/again")
                .then()
                .statusCode(404);
    }

    @Test
    void the_console_shows_what_was_told_and_changes_the_rules() {
        var order = confirmed();
        assertThat(mails()).hasSize(1);
        var office = callers.browser(merchant, Roles.ORDER_MANAGER);
        office.get("/notification")
                .then()
                .statusCode(200)
                .body(allOf(
                        containsString("is confirmed"),
                        containsString("/order/" + order.id()),
                        containsString("/track/")));
        office.get("/notification/orders/" + order.id()).then().statusCode(200).body(containsString("is confirmed"));
        office.get("/notification?status=NOPE").then().statusCode(400);
        TestCallers.form(callers.browser(merchant, Roles.ORDER_MANAGER))
                .formParam("language", "ES")
                .formParam("tell", "DELIVERED", "REFUNDED")
                .post("/notification/rules")
                .then()
                .statusCode(303);
        callers.as(merchant, Roles.ADMINISTRATOR)
                .get("/v1/notifications/rules")
                .then()
                .body("language", equalTo("es"))
                .body("tell", contains("DELIVERED", "REFUNDED"));
    }

    private OrderView placed() {
        return placed(null);
    }

    private OrderView placed(@org.jspecify.annotations.Nullable Customer customer) {
        var example = NewOrders.example(merchant, orders.nextNumber(merchant, LocalDate.of(2026, 5, 6)));
        var buyer = customer == null ? new Customer("C-1", "Ada Lovelace", shopper, null) : customer;
        return QuarkusTransaction.requiringNew().call(() -> orders.place(of(example, buyer)));
    }

    /** Confirmed to the shopper, and nothing else done: stages behind would tell more. */
    private OrderView confirmed() {
        return tell(placed());
    }

    private OrderView tell(OrderView order) {
        QuarkusTransaction.requiringNew()
                .run(() -> messages.write(merchant, order.id(), Fact.once(MessageKind.CONFIRMED)));
        return order;
    }

    private OrderView authorized() {
        var order = placed();
        return orders.authorized(
                order.id(),
                new Authorization("A1", order.total(), clock.instant().plus(Duration.ofDays(7))));
    }

    private OrderView onTheRoad() {
        var order = authorized();
        orders.approved(order.id(), new FraudVerdict(0.1, "fine", "test"));
        var shipment = Ids.next("shp");
        var at = clock.instant().plus(Duration.ofHours(2));
        orders.allocated(
                order.id(),
                List.of(new PlannedShipment(
                        shipment,
                        "WH-NY",
                        "D1",
                        at,
                        at,
                        List.of(new ShipmentLine(1, "WATER-5L", 2), new ShipmentLine(2, "PHONE-X", 1)))),
                "test");
        orders.picked(shipment, "p");
        orders.packed(shipment, List.of(), "p");
        return orders.handedOff(shipment, "D1", "trp");
    }

    private static NewOrder of(NewOrder o, Customer customer) {
        return new NewOrder(
                o.id(),
                o.merchant(),
                o.number(),
                o.businessDay(),
                o.checkoutId(),
                o.channel(),
                o.model(),
                customer,
                o.shippingAddress(),
                o.location(),
                o.billingAddress(),
                o.billingLocation(),
                o.lines(),
                o.promoCodes(),
                o.items(),
                o.discount(),
                o.shipping(),
                o.tax(),
                o.total(),
                o.sla(),
                o.deliverBy(),
                o.windowStart(),
                o.boundWarehouse(),
                o.payment(),
                o.device());
    }

    /** What reached the shopper, oldest first, after everything that is due was delivered and sent. */
    private List<Mail> mails() {
        deliveries.drain();
        while (outgoing.sendDue(clock.instant()) > 0) {} // others' messages may be waiting before
        return mailbox.getMailsSentTo(shopper);
    }

    private List<MessageKind> kinds(OrderView order) {
        deliveries.drain();
        return repository.ofOrder(merchant, order.id()).stream()
                .map(MessageView::kind)
                .toList();
    }

    private MessageView message(OrderView order) {
        return repository.ofOrder(merchant, order.id()).getFirst();
    }

    private Outgoing.Try takeMine(java.time.Instant now, java.time.Instant until) {
        while (true) {
            var next = repository.take(Channel.MAIL, now, until).orElseThrow();
            if (next.merchant().equals(merchant)) return next;
        }
    }

    private Response again(String message) {
        return TestCallers.form(callers.browser(merchant, Roles.ORDER_MANAGER))
                .post("/notification/" + message + "/again");
    }

    private Response put(String body) {
        return callers.as(merchant, Roles.ADMINISTRATOR)
                .contentType(ContentType.JSON)
                .body(body)
                .put("/v1/notifications/rules");
    }
}
