package oms.notification;

import jakarta.enterprise.context.ApplicationScoped;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Clock;
import java.util.Base64;
import java.util.Map;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import oms.web.InvalidRequest;

/**
 * To the merchant's own systems, signed as Standard Webhooks 1.0 has it: {@code webhook-id} stays the same when it is sent again,
 * {@code webhook-signature} is an HMAC-SHA256 of id, time and body. Nothing is sent into the house's own network.
 */
@ApplicationScoped
class WebhookSender implements Sender {
    private final Rules rules;
    private final NotificationSettings settings;
    private final Clock clock;

    WebhookSender(Rules rules, NotificationSettings settings, Clock clock) {
        this.rules = rules;
        this.settings = settings;
        this.clock = clock;
    }

    @Override
    public Channel channel() {
        return Channel.WEBHOOK;
    }

    @Override
    public void send(Outgoing.Try message) {
        var hook = rules.of(message.merchant()).hook();
        if (hook == null) throw new IllegalStateException("There is no webhook any more");
        var to = URI.create(hook.url());
        if (!settings.webhookInside() && isInside(to)) throw new IllegalStateException("It leads into our own network");
        var seconds = String.valueOf(clock.instant().getEpochSecond());
        var headers = Map.of(
                "webhook-id",
                message.id(),
                "webhook-timestamp",
                seconds,
                "webhook-signature",
                "v1," + sign(hook.secret(), message.id() + "." + seconds + "." + message.textBody()));
        Posting.post(to, message.textBody(), headers, settings.webhookPatience());
    }

    /** @throws InvalidRequest for what is no address of a web server outside */
    void check(String pointer, String url) {
        URI to;
        try {
            to = URI.create(url);
        } catch (IllegalArgumentException e) {
            throw new InvalidRequest(pointer, "not_an_address", "This is not the address of a web server");
        }
        var scheme = to.getScheme();
        if (to.getHost() == null || to.getUserInfo() != null || !"https".equals(scheme) && !settings.webhookInside())
            throw new InvalidRequest(
                    pointer, "not_an_address", "A webhook goes to an https:// address without a name in it");
        if (!settings.webhookInside() && isLiterallyInside(to.getHost()))
            throw new InvalidRequest(pointer, "inside", "This address leads into our own network");
    }

    private static boolean isLiterallyInside(String host) {
        return host.equals("localhost") || (host.matches("[0-9.]+|\\[.*]") && isInside(URI.create("https://" + host)));
    }

    private static boolean isInside(URI to) {
        try {
            for (var address : InetAddress.getAllByName(to.getHost())) if (isInside(address)) return true;
            return false;
        } catch (UnknownHostException e) {
            throw new IllegalStateException("There is no such host");
        }
    }

    private static boolean isInside(InetAddress address) {
        var bytes = address.getAddress();
        return address.isLoopbackAddress()
                || address.isAnyLocalAddress()
                || address.isLinkLocalAddress()
                || address.isSiteLocalAddress()
                || address.isMulticastAddress()
                || bytes.length == 16 && (bytes[0] & 0xfe) == 0xfc // unique local, RFC 4193
                || bytes.length == 4 && (bytes[0] & 0xff) == 100 && (bytes[1] & 0xc0) == 64; // shared, RFC 6598
    }

    static String sign(String secret, String text) {
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            return Base64.getEncoder().encodeToString(mac.doFinal(text.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
