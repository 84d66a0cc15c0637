package oms.delivery;

import io.quarkus.scheduler.Scheduled;
import jakarta.inject.Singleton;
import java.time.Clock;

/** Where a driver was is nobody's business for ever. */
@Singleton
class ForgetOldPositions {
    private final PositionDays days;
    private final DeliverySettings settings;
    private final Clock clock;

    ForgetOldPositions(PositionDays days, DeliverySettings settings, Clock clock) {
        this.days = days;
        this.settings = settings;
        this.clock = clock;
    }

    @Scheduled(every = "1h", delayed = "1m", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void forget() {
        days.forgetBefore(clock.instant().minus(settings.keepPositions()));
    }
}
