package oms.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.ConsoleMessage;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Response;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import oms.TestCallers;
import oms.identity.PersonView;

/**
 * One person at one screen. What the page complains about is collected and fails the test when the visit ends; what a test
 * provokes on purpose (a refusal, a dropped network) it announces with {@link #tolerate}.
 */
public final class Visit implements AutoCloseable {
    private static final Path PICTURES = Path.of("target", "screenshots");
    private static final double PATIENCE_MS = 10_000;

    static {
        PlaywrightAssertions.setDefaultAssertionTimeout(PATIENCE_MS);
    }

    private final BrowserContext context;
    private final Page page;
    private final List<String> complaints = new ArrayList<>();
    private final List<String> tolerated = new ArrayList<>();

    private final Runnable after;

    Visit(BrowserContext context) {
        this(context, () -> {});
    }

    /** @param after what ends with the visit */
    Visit(BrowserContext context, Runnable after) {
        this.context = context;
        this.after = after;
        context.setDefaultTimeout(PATIENCE_MS);
        page = context.newPage();
        page.onConsoleMessage(this::listen);
        page.onPageError(error -> complaints.add("script: " + error));
        page.onResponse(this::look);
    }

    private void listen(ConsoleMessage message) {
        if (message.type().equals("error")) complaints.add(message.text() + " at " + message.location());
    }

    private void look(Response answer) {
        if (answer.status() >= 500) complaints.add(answer.status() + " from " + answer.url());
    }

    /** @return Playwright's page, for everything else */
    public Page page() {
        return page;
    }

    /** @return Playwright's context: {@code setOffline}, {@code setGeolocation}, {@code grantPermissions} */
    public BrowserContext context() {
        return context;
    }

    /** @param path such as {@code /order?status=PACKED} */
    public Visit open(String path) {
        page.navigate(path);
        return this;
    }

    /** By the page that people use; lands where their work begins. */
    public Visit logIn(PersonView person) {
        return logIn(person.email(), TestCallers.PASSWORD);
    }

    public Visit logIn(String email, String password) {
        open("/login");
        page.getByLabel("E-mail").fill(email);
        page.getByLabel("Password").fill(password);
        page.locator("form button[type=submit]").click();
        page.waitForURL(url -> !url.contains("/login"));
        return this;
    }

    /** @return the first visible element of the main part whose text contains this; waits for it when it is asked something */
    public Locator text(String text) {
        return page.locator("main")
                .getByText(text)
                .filter(new Locator.FilterOptions().setVisible(true))
                .first();
    }

    /** From now on, complaints that contain this text are expected. */
    public Visit tolerate(String text) {
        tolerated.add(text);
        return this;
    }

    /** The whole page as {@code target/screenshots/<name>.png}, once htmx has fetched its panels. */
    public Visit screenshot(String name) {
        page.waitForFunction("() => !document.querySelector('.htmx-request, .panel-body > .skeleton')");
        assertThat(page.locator("body").innerText()).as("the page").doesNotContain("NOT_FOUND");
        page.screenshot(new Page.ScreenshotOptions().setFullPage(true).setPath(PICTURES.resolve(name + ".png")));
        return this;
    }

    @Override
    public void close() {
        context.close();
        after.run();
        assertThat(complaints.stream().filter(text -> tolerated.stream().noneMatch(text::contains)))
                .as("what the page complained about")
                .isEmpty();
    }
}
