package oms.fraud;

import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;

/** Ends reviews that nobody decided; on several replicas the order's lock lets one of them do it. */
@ApplicationScoped
class ReviewDeadlines {
    private final Reviews reviews;
    private final Clock clock;

    ReviewDeadlines(Reviews reviews, Clock clock) {
        this.reviews = reviews;
        this.clock = clock;
    }

    @Scheduled(every = "15s", delayed = "15s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void expire() {
        reviews.expire(clock.instant());
    }
}
