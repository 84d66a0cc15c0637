package oms.notification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpServer;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.lang.reflect.Proxy;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import oms.Ids;
import oms.TestCallers;
import oms.identity.Roles;
import oms.order.NewOrders;
import oms.order.OrderView;
import oms.order.Orders;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
class ChannelsTest {
    private static final String SECRET = "a secret of enough characters";

    @Inject
    Messages messages;

    @Inject
    MessageRepository repository;

    @Inject
    Rules rules;

    @Inject
    NotificationSettings settings;

    @Inject
    ObjectMapper json;

    @Inject
    Orders orders;

    @Inject
    TestCallers callers;

    @Inject
    Jdbi jdbi;

    @Inject
    Clock clock;

    /** What a web server was sent. */
    private record Posted(Map<String, String> headers, String body) {}

    final String merchant = Ids.next("mer");
    final List<Posted> posted = new ArrayList<>();
    HttpServer server;
    int answer = 204;

    @BeforeEach
    void a_web_server_that_listens() throws Exception {
        callers.merchant(merchant);
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            var headers = new HashMap<String, String>();
            exchange.getRequestHeaders().forEach((name, values) -> headers.put(name.toLowerCase(), values.getFirst()));
            posted.add(
                    new Posted(headers, new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8)));
            exchange.sendResponseHeaders(answer, -1);
            exchange.close();
        });
        server.start();
    }

    @AfterEach
    void closed() {
        server.stop(0);
    }

    @Test
    void a_fact_is_told_once_by_each_way_the_merchant_chose() {
        rule(Set.of(MessageKind.CONFIRMED), null);
        var order = placed();
        for (int i = 0; i < 3; i++) tell(order);
        assertThat(repository.ofOrder(merchant, order.id()))
                .extracting(MessageView::channel)
                .containsExactlyInAnyOrder(Channel.MAIL, Channel.SMS, Channel.WEBHOOK);
        assertThat(message(order, Channel.SMS).textBody())
                .contains("Order " + order.number() + " is confirmed")
                .containsPattern("http://localhost:8080/track/tok_")
                .hasSizeLessThan(320);
        assertThat(message(order, Channel.WEBHOOK).textBody())
                .contains(order.id(), "CONFIRMED")
                .doesNotContain("Ada", "@");
    }

    @Test
    void in_quiet_hours_people_are_left_in_peace_and_programs_are_not() {
        rule(Set.of(MessageKind.CONFIRMED), new QuietHours(LocalTime.MIN, LocalTime.of(23, 59, 59)));
        var order = placed();
        tell(order);
        var soon = clock.instant().plusSeconds(1);
        assertThat(message(order, Channel.WEBHOOK).nextTryAt()).isBeforeOrEqualTo(soon);
        assertThat(message(order, Channel.MAIL).nextTryAt()).isAfter(soon);
        assertThat(message(order, Channel.SMS).nextTryAt())
                .isEqualTo(message(order, Channel.MAIL).nextTryAt());
    }

    @Test
    void a_webhook_is_signed_and_keeps_its_name_when_it_is_sent_again() {
        rule(Set.of(MessageKind.CONFIRMED), null);
        var sender = new WebhookSender(rules, open(Map.of("webhookInside", true)), clock);
        var one = attempt(Channel.WEBHOOK, "{\"kind\":\"CONFIRMED\"}");
        sender.send(one);
        answer = 500;
        assertThatThrownBy(() -> sender.send(one)).hasMessageContaining("500");
        assertThat(posted)
                .hasSize(2)
                .extracting(p -> p.headers().get("webhook-id"))
                .containsOnly(one.id());
        var first = posted.getFirst();
        assertThat(first.headers().get("webhook-signature"))
                .isEqualTo("v1,"
                        + WebhookSender.sign(
                                SECRET,
                                one.id() + "." + first.headers().get("webhook-timestamp") + "." + first.body()));
    }

    @Test
    void nothing_is_sent_into_our_own_network() {
        rule(Set.of(MessageKind.CONFIRMED), null);
        var sender = new WebhookSender(rules, settings, clock);
        assertThatThrownBy(() -> sender.send(attempt(Channel.WEBHOOK, "{}"))).hasMessageContaining("own network");
        assertThat(posted).isEmpty();
    }

    @Test
    void an_sms_goes_to_the_gateway_with_its_key_and_its_name() {
        var gateway = open(Map.of());
        var sender = new SmsSender(gateway, json);
        assertThat(sender.isSetUp()).isTrue();
        var one = attempt(Channel.SMS, "Shop: Order 1 is confirmed");
        sender.send(one);
        assertThat(posted.getFirst().headers())
                .containsEntry("authorization", "Bearer key")
                .containsEntry("idempotency-key", one.id());
        assertThat(posted.getFirst().body()).contains("+12125550100", "Order 1 is confirmed");
    }

    @Test
    void a_merchant_sets_quiet_hours_and_a_webhook_and_never_reads_its_secret() {
        put("""
                {"language":"en","tell":[],"webhook":["DELIVERED"],"webhookUrl":"https://shop.example.com/hook",
                 "webhookSecret":"%s","quietHours":{"from":"21:30","until":"08:00"}}""".formatted(SECRET))
                .then()
                .statusCode(200)
                .body("webhook", contains("DELIVERED"))
                .body("webhookSecret", nullValue())
                .body("sms", hasSize(0))
                .body("quietHours.until", equalTo("08:00:00"));
        put("""
                {"language":"es","tell":[],"webhook":["DELIVERED"],"webhookUrl":"https://shop.example.com/hook"}""").then().statusCode(200);
        assertThat(rules.of(merchant).hook()).isEqualTo(new Rule.Hook("https://shop.example.com/hook", SECRET));
        callers.browser(merchant, Roles.ORDER_MANAGER)
                .get("/notification/rules")
                .then()
                .statusCode(200)
                .body(containsString("https://shop.example.com/hook"))
                .body(org.hamcrest.Matchers.not(containsString(SECRET)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"language\":\"en\",\"tell\":[],\"webhook\":[\"DELIVERED\"]}",
                "{\"language\":\"en\",\"tell\":[],\"webhook\":[\"DELIVERED\"],\"webhookUrl\":\"https://shop.example.com\"}",
                "{\"language\":\"en\",\"tell\":[],\"webhookUrl\":\"http://shop.example.com\",\"webhookSecret\":\"a secret of enough characters\"}",
                "{\"language\":\"en\",\"tell\":[],\"webhookUrl\":\"https://127.0.0.1/x\",\"webhookSecret\":\"a secret of enough characters\"}",
                "{\"language\":\"en\",\"tell\":[],\"webhookUrl\":\"https://[::1]/x\",\"webhookSecret\":\"a secret of enough characters\"}",
                "{\"language\":\"en\",\"tell\":[],\"webhookUrl\":\"not an address\",\"webhookSecret\":\"a secret of enough characters\"}",
                "{\"language\":\"en\",\"tell\":[],\"webhookUrl\":\"https://shop.example.com\",\"webhookSecret\":\"short\"}",
                "{\"language\":\"en\",\"tell\":[],\"quietHours\":{\"from\":\"08:00\",\"until\":\"08:00\"}}",
                "{\"language\":\"en\",\"tell\":[],\"quietHours\":{\"from\":\"08:00\"}}"
            })
    void rules_that_cannot_be_kept_are_refused(String body) {
        put(body).then().statusCode(400);
    }

    @Test
    void without_a_gateway_nobody_chooses_sms() {
        put("{\"language\":\"en\",\"tell\":[],\"sms\":[\"DELIVERED\"]}")
                .then()
                .statusCode(409)
                .body("code", equalTo("no_sms_gateway"));
    }

    private void rule(Set<MessageKind> kinds, @org.jspecify.annotations.Nullable QuietHours quiet) {
        var hook = new Rule.Hook("http://127.0.0.1:" + server.getAddress().getPort() + "/hook", SECRET);
        var names = kinds.stream().map(Enum::name).toArray(String[]::new);
        jdbi.useHandle(h -> h.createUpdate("""
                        insert into oms_notification.rule (merchant, language, tell, sms, webhook, webhook_url, webhook_secret, quiet_from, quiet_until, changed_by, changed_at)
                        values (:m, 'en', :kinds, :kinds, :kinds, :url, :secret, :from, :until, 'test', now())""")
                .bind("m", merchant)
                .bindArray("kinds", String.class, (Object[]) names)
                .bind("url", hook.url())
                .bind("secret", hook.secret())
                .bind("from", quiet == null ? null : quiet.from())
                .bind("until", quiet == null ? null : quiet.until())
                .execute());
    }

    private OrderView placed() {
        return QuarkusTransaction.requiringNew()
                .call(() -> orders.place(
                        NewOrders.example(merchant, orders.nextNumber(merchant, LocalDate.of(2026, 5, 6)))));
    }

    private void tell(OrderView order) {
        QuarkusTransaction.requiringNew()
                .run(() -> messages.write(merchant, order.id(), Fact.once(MessageKind.CONFIRMED)));
    }

    private MessageView message(OrderView order, Channel channel) {
        return repository.ofOrder(merchant, order.id()).stream()
                .filter(message -> message.channel() == channel)
                .findFirst()
                .orElseThrow();
    }

    private Outgoing.Try attempt(Channel channel, String text) {
        return new Outgoing.Try(Ids.next("not"), merchant, channel, 1, "+12125550100", "s", text, "");
    }

    /** The settings, but for these; the gateway for SMS is the test's own. */
    private NotificationSettings open(Map<String, Object> others) {
        var gateway = new NotificationSettings.Sms() {
            @Override
            public Optional<URI> url() {
                return Optional.of(
                        URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/sms"));
            }

            @Override
            public Optional<String> token() {
                return Optional.of("key");
            }

            @Override
            public String from() {
                return "OMS";
            }
        };
        return (NotificationSettings) Proxy.newProxyInstance(
                NotificationSettings.class.getClassLoader(),
                new Class<?>[] {NotificationSettings.class},
                (proxy, method, arguments) -> method.getName().equals("sms")
                        ? gateway
                        : others.containsKey(method.getName())
                                ? others.get(method.getName())
                                : NotificationSettings.class
                                        .getMethod(method.getName())
                                        .invoke(settings));
    }

    private Response put(String body) {
        return callers.as(merchant, Roles.ADMINISTRATOR)
                .contentType(ContentType.JSON)
                .body(body)
                .put("/v1/notifications/rules");
    }
}
