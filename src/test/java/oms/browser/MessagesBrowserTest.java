package oms.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.options.ColorScheme;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import oms.TestCallers;
import oms.identity.Roles;
import org.junit.jupiter.api.Test;

/** The messages page as the office reads it; in the demo it is the mailbox. */
@QuarkusTest
class MessagesBrowserTest {
    @Inject
    Browsers browsers;

    @Inject
    Shop shop;

    @Inject
    TestCallers callers;

    @Test
    void a_message_opens_to_its_text_and_the_rules_are_changed_on_their_page() {
        var merchant = shop.open();
        var order = shop.sell(merchant, "Ada Lovelace", "tok_approved");
        shop.sell(merchant, "Grace Hopper", "tok_insufficient_funds");
        try (var visit = browsers.visit(Screen.DESKTOP)) {
            visit.logIn(callers.person(merchant, Roles.ORDER_MANAGER)).open("/notification");
            visit.text(order.number() + " is confirmed").click();
            assertThat(visit.text("Hello Ada Lovelace")).isVisible();
            visit.screenshot("messages");
            visit.page().getByText("Rules").first().click();
            visit.page().getByLabel("Language").selectOption("ES");
            visit.page().getByLabel("Returned: mail").uncheck();
            visit.page().getByLabel("Quiet from").fill("21:30");
            visit.page().getByLabel("until").fill("08:00");
            visit.screenshot("messages-rules");
            visit.page().getByText("Save the rules").click();
            assertThat(visit.page().getByLabel("Language")).hasValue("ES");
            assertThat(visit.page().getByLabel("Quiet from")).hasValue("21:30");
            assertThat(visit.page().getByLabel("Returned: mail")).not().isChecked();
        }
    }

    @Test
    void the_messages_are_readable_on_a_phone_in_the_dark_and_beside_the_order() {
        var merchant = shop.open();
        var order = shop.sell(merchant, "Ada Lovelace", "tok_approved");
        try (var visit = browsers.visit(Screen.PHONE, ColorScheme.DARK)) {
            visit.logIn(callers.person(merchant, Roles.ADMINISTRATOR)).open("/notification");
            visit.text(order.number() + " is confirmed").click();
            visit.screenshot("messages-phone-dark");
            visit.open("/order/" + order.id());
            assertThat(visit.page().getByLabel("Messages to the shopper")).containsText("is confirmed");
        }
    }
}
