package oms.delivery;

import io.quarkus.scheduler.Scheduled;
import jakarta.inject.Singleton;
import java.time.Clock;

/** Where a driver was is nobody's business for ever. */
@Singleton
class ForgetOldPositions {
    private final PositionRepository positions;
    private final DeliverySettings settings;
    private final Clock clock;

    ForgetOldPositions(PositionRepository positions, DeliverySettings settings, Clock clock) {
        this.positions = positions;
        this.settings = settings;
        this.clock = clock;
    }

    @Scheduled(every = "1h", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void forget() {
        positions.forgetBefore(clock.instant().minus(settings.keepPositions()));
    }
}
