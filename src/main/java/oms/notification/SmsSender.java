package oms.notification;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.HashMap;
import java.util.Map;

/**
 * SMS, by the gateway that {@code oms.notification.sms.url} names: it is sent {@code {"to", "from", "text", "reference"}} with a
 * bearer token and the message's id as {@code Idempotency-Key}. Gateways that want other fields are reached through a relay of
 * a few lines.
 */
@ApplicationScoped
class SmsSender implements Sender {
    private final NotificationSettings settings;
    private final ObjectMapper json;

    SmsSender(NotificationSettings settings, ObjectMapper json) {
        this.settings = settings;
        this.json = json;
    }

    @Override
    public Channel channel() {
        return Channel.SMS;
    }

    @Override
    public boolean isSetUp() {
        return settings.sms().url().isPresent();
    }

    @Override
    public void send(Outgoing.Try message) {
        var gateway = settings.sms();
        var headers = new HashMap<>(Map.of("Idempotency-Key", message.id()));
        gateway.token().ifPresent(token -> headers.put("Authorization", "Bearer " + token));
        Posting.post(gateway.url().orElseThrow(), body(message, gateway.from()), headers, settings.patience());
    }

    private String body(Outgoing.Try message, String from) {
        try {
            return json.writeValueAsString(Map.of(
                    "to", message.recipient(), "from", from, "text", message.textBody(), "reference", message.id()));
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
