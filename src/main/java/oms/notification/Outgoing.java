package oms.notification;

import io.quarkus.arc.All;
import io.quarkus.logging.Log;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Sends what is written: takes a message and commits, sends it with no transaction open, records what came of it. Any number of
 * replicas may run it; each takes other messages. A message whose process dies in between goes out again.
 */
@ApplicationScoped
class Outgoing {

    /** A message in its n-th try. */
    record Try(
            String id,
            String merchant,
            Channel channel,
            int tries,
            String recipient,
            String subject,
            String textBody,
            String htmlBody) {}

    private final MessageRepository repository;
    private final Map<Channel, Sender> senders;
    private final NotificationSettings settings;
    private final Clock clock;

    Outgoing(MessageRepository repository, @All List<Sender> senders, NotificationSettings settings, Clock clock) {
        this.repository = repository;
        this.senders = senders.stream().collect(Collectors.toMap(Sender::channel, Function.identity()));
        this.settings = settings;
        this.clock = clock;
    }

    @Scheduled(every = "2s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void mail() {
        sendDue(Channel.MAIL, clock.instant());
    }

    /** Each channel for itself: a web server that does not answer holds up no mail. */
    @Scheduled(every = "2s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void sms() {
        sendDue(Channel.SMS, clock.instant());
    }

    @Scheduled(every = "2s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void webhooks() {
        sendDue(Channel.WEBHOOK, clock.instant());
    }

    /** @return whether this installation can send by that channel */
    boolean isSetUp(Channel channel) {
        var sender = senders.get(channel);
        return sender != null && sender.isSetUp();
    }

    /** @return how many messages were tried */
    int sendDue(Instant now) {
        var tried = 0;
        for (var channel : Channel.values()) tried += sendDue(channel, now);
        return tried;
    }

    private int sendDue(Channel channel, Instant now) {
        if (!isSetUp(channel)) return 0;
        var until = now.plus(settings.patience().multipliedBy(2));
        for (int n = 0; n < settings.batch(); n++) {
            var next = repository.take(channel, now, until);
            if (next.isEmpty()) return n;
            send(next.get(), now);
        }
        return settings.batch();
    }

    private void send(Try one, Instant now) {
        try {
            Objects.requireNonNull(senders.get(one.channel())).send(one);
        } catch (RuntimeException e) {
            failed(one, now, e);
            return;
        }
        repository.sent(one, now);
    }

    private void failed(Try one, Instant now, RuntimeException e) {
        // what a mail server says can name the shopper: it is shown to the merchant's people, not logged
        Log.warnf(
                "Message %s did not go out in try %d: %s",
                one.id(), one.tries(), e.getClass().getSimpleName());
        var error = Letters.clean(String.valueOf(e.getMessage()));
        if (one.tries() >= settings.tries()) repository.failed(one, now, error);
        else repository.later(one, now.plus(pause(one.tries())), error);
    }

    /** @return doubled with every try, up to the longest */
    Duration pause(int tries) {
        var doubled = settings.pause().multipliedBy(1L << Math.min(tries - 1, 20));
        return doubled.compareTo(settings.longestPause()) < 0 ? doubled : settings.longestPause();
    }
}
