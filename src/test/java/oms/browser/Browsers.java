package oms.browser;

import static org.assertj.core.api.Assumptions.assumeThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.options.ColorScheme;
import jakarta.inject.Singleton;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.ConfigProvider;
import org.jspecify.annotations.Nullable;

/**
 * One Chromium for the whole run of tests; every visit is a window of its own, with its own cookies and storage.
 *
 * <pre>{@code
 * @Inject Browsers browsers;
 *
 * try (var visit = browsers.visit(Screen.PHONE)) {
 *     visit.logIn(callers.person(merchant, Roles.PICKER));
 *     visit.open("/fulfillment/pick");
 *     visit.screenshot("picker-tasks");
 * } // fails here when the page complained: script errors, refused styles or scripts, answers of 500 and above
 * }</pre>
 *
 * Without a Chromium in {@code /usr/bin} the tests are skipped and say so. The application's workers are off in tests: run
 * {@link oms.TestDeliveries#drain()} between a click and what shall follow from it.
 */
@Singleton
public class Browsers {
    private static final List<Path> PLACES = List.of(
            Path.of("/usr/bin/chromium"), Path.of("/usr/bin/chromium-browser"), Path.of("/usr/bin/google-chrome"));
    private static final List<String> OPTIONS = List.of(
            "--no-sandbox",
            "--disable-gpu",
            "--disable-quic",
            "--no-first-run",
            "--disable-background-networking",
            "--disable-component-update",
            "--disable-sync");

    private static @Nullable Playwright playwright;
    private static @Nullable Browser chromium;

    /** @return a new window in daylight */
    public Visit visit(Screen screen) {
        return visit(screen, ColorScheme.LIGHT);
    }

    /** @return a new window of somebody whose device prefers light or dark */
    public Visit visit(Screen screen, ColorScheme colours) {
        return new Visit(chromium().newContext(window(screen, colours)));
    }

    /** @return a new window on a device before whose camera this film runs, over and over; it may be made until the camera is opened */
    public Visit visit(Screen screen, ColorScheme colours, Film film) {
        var device = launch(Stream.concat(
                        OPTIONS.stream(),
                        Stream.of(
                                "--use-fake-ui-for-media-stream",
                                "--use-fake-device-for-media-stream",
                                "--use-file-for-fake-video-capture="
                                        + film.file().toAbsolutePath()))
                .toList());
        return new Visit(device.newContext(window(screen, colours)), device::close);
    }

    private static Browser.NewContextOptions window(Screen screen, ColorScheme colours) {
        return new Browser.NewContextOptions()
                .setBaseURL(address())
                .setViewportSize(screen.width, screen.height)
                .setHasTouch(screen.touch)
                .setIsMobile(screen.touch)
                .setColorScheme(colours)
                .setLocale("en-US")
                .setTimezoneId("America/New_York");
    }

    private static String address() {
        return "http://127.0.0.1:" + ConfigProvider.getConfig().getValue("quarkus.http.test-port", Integer.class);
    }

    /** It ends with the JVM: its driver does when nobody holds its input any more. */
    private static synchronized Browser chromium() {
        var found = chromium;
        if (found == null) chromium = found = launch(OPTIONS);
        return found;
    }

    private static Browser launch(List<String> options) {
        var executable = executable();
        assumeThat(executable)
                .as("Chromium is not installed in /usr/bin: the browser tests are skipped")
                .isPresent();
        return playwright()
                .chromium()
                .launch(new BrowserType.LaunchOptions()
                        .setExecutablePath(executable.orElseThrow())
                        .setArgs(options));
    }

    private static synchronized Playwright playwright() {
        var found = playwright;
        if (found == null)
            playwright = found = Playwright.create(
                    new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        return found;
    }

    private static Optional<Path> executable() {
        return PLACES.stream().filter(Files::isExecutable).findFirst();
    }
}
