package oms.notification;

import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;

/** Personal data in messages goes after a while; that something was told, and when, stays. */
@ApplicationScoped
class ForgetTexts {
    private final MessageRepository repository;
    private final NotificationSettings settings;
    private final Clock clock;

    ForgetTexts(MessageRepository repository, NotificationSettings settings, Clock clock) {
        this.repository = repository;
        this.settings = settings;
        this.clock = clock;
    }

    @Scheduled(every = "1h", delayed = "1m", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void forget() {
        forget(clock.instant());
    }

    /** @return how many messages lost their text */
    int forget(Instant now) {
        return repository.eraseBefore(now.minus(settings.keepTexts()), now);
    }
}
