package oms.demo;

import static oms.demo.Narrator.clock;

import java.util.Map;
import java.util.regex.Pattern;

/** The shopper's side of the road: the mail, and what the tracking link shows. */
final class Tracking {
    private static final Pattern SUBJECT = Pattern.compile("<summary>([^<]*out for delivery[^<]*)</summary>");

    private final Example example;

    Tracking(Example example) {
        this.example = example;
    }

    /** The merchant's page of what a shopper was told. */
    void readMail() {
        var subject = example.scene.await(
                "the mail is written",
                () -> SUBJECT.matcher(new String(
                                example.scene.office().bytes("/notification/orders/" + example.orderId()),
                                java.nio.charset.StandardCharsets.UTF_8))
                        .results()
                        .findFirst()
                        .map(found -> found.group(1)));
        example.tell("mail", "“" + subject + "”");
        example.check(subject.contains(example.number()), "the shopper is told by mail that it is out for delivery");
    }

    void look() {
        var seen = example.shopper().get(path());
        var part = seen.path("shipments").path(0);
        var driver = part.path("driver");
        example.tell("tracking page", seen.path("headline").asText());
        example.tell(
                "",
                "expected %s to %s, %d doors before this one, driver at %.3f, %.3f"
                        .formatted(
                                clock(seen.path("eta").path("from")),
                                clock(seen.path("eta").path("until")),
                                part.path("stopsBefore").asInt(),
                                driver.path("location").path("lat").asDouble(),
                                driver.path("location").path("lon").asDouble()));
        example.scene.checks().same("IN_TRANSIT", seen.path("status").asText(), "the shopper sees it on the road");
        example.check(driver.path("location").isObject(), "and where the driver is, for this door is the next");
    }

    /** @return the one-time code that the tracking page shows */
    String code() {
        return example.shopper().post(path() + "/code", Map.of()).path("code").asText();
    }

    private String path() {
        return "/v1/track/" + example.token();
    }
}
