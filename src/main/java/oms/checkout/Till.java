package oms.checkout;

import io.quarkus.logging.Log;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import oms.database.Statements;
import oms.payment.PaymentOutcome;
import oms.payment.PaymentOutcome.Result;
import oms.payment.Payments;

/** Asks for the payment of an order that is committed and waits for the answer, but not for long. */
@ApplicationScoped
class Till {
    private static final PaymentOutcome NOT_YET =
            new PaymentOutcome(Result.PENDING, null, "We are waiting for your bank. Nothing to do; we will tell you.");

    private record Answer(PaymentOutcome outcome, long statements) {}

    private final Payments payments;
    private final CheckoutSettings settings;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

    Till(Payments payments, CheckoutSettings settings) {
        this.payments = payments;
        this.settings = settings;
    }

    /** @return PENDING where the gateway takes longer than a shopper waits; it is asked on behind the scenes */
    PaymentOutcome pay(PlacedOrder.Placed placed) {
        var intent = placed.intent();
        var asked = threads.submit(() -> {
            var before = Statements.sent();
            var outcome = intent == null ? payments.authorize(placed.order().id()) : payments.authorize(intent);
            return new Answer(outcome, Statements.sent() - before);
        });
        try {
            var answer = asked.get(settings.patience().toMillis(), TimeUnit.MILLISECONDS);
            Statements.sentForThis(answer.statements());
            return answer.outcome();
        } catch (TimeoutException slow) {
            return NOT_YET;
        } catch (ExecutionException failed) {
            Log.warnf(
                    failed.getCause(),
                    "Authorising order %s failed; it will be tried again",
                    placed.order().id());
            return NOT_YET;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return NOT_YET;
        }
    }

    @PreDestroy
    void stop() {
        threads.shutdown();
    }
}
