package oms.payment;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.inject.Typed;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import oms.money.Money;
import oms.payment.GatewayAnswer.Approved;
import oms.payment.GatewayAnswer.Declined;
import oms.payment.GatewayAnswer.NeverSeen;
import oms.payment.GatewayAnswer.NoAnswer;
import oms.payment.GatewayAnswer.NotSent;
import oms.payment.OutsideBooks.Entry;
import org.jspecify.annotations.Nullable;

/**
 * A gateway that behaves as its test cards say: deterministic, idempotent by key, keeping its own books. It stands for the
 * world outside, so it refuses to be called inside a transaction of ours.
 */
@Singleton
@Typed(SimulatedGateway.class)
class SimulatedGateway implements Gateway {
    static final String NAME = "simulated";

    private static final String SIGNATURE = "Simulated-Signature";
    private static final Duration TOLERANCE = Duration.ofMinutes(5);
    private static final Duration LATE = Duration.ofMinutes(2);
    private static final ObjectMapper JSON = new ObjectMapper();

    private final OutsideBooks books;
    private final OutsideFaults faults;
    private final PaymentSettings.Simulated manners;
    private final String secret;
    private final Clock clock;

    SimulatedGateway(OutsideBooks books, OutsideFaults faults, PaymentSettings settings, Clock clock) {
        this.books = books;
        this.faults = faults;
        this.manners = settings.simulated();
        this.secret = manners.webhookSecret().orElseGet(() -> UUID.randomUUID().toString());
        this.clock = clock;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public CardDescription describe(PaymentToken token) {
        var known = TestCard.of(token.token()) != TestCard.UNKNOWN_TOKEN;
        return new CardDescription(known, "Visa", lastFour(token), fingerprint(token), "US");
    }

    @Override
    public GatewayAnswer send(Request request) {
        refuseInsideTransaction();
        var card = TestCard.of(request.token().token());
        pause(
                card == TestCard.SLOW && request.kind() == OperationKind.AUTHORIZE
                        ? manners.latency().plus(manners.slow())
                        : manners.latency());
        var fault = fault(request);
        return fault == null ? served(request, card) : wrongly(request, card, fault);
    }

    private @Nullable Fault fault(Request request) {
        var now = faults.now();
        if (!now.anyCall()) return null;
        var earlier = books.find(request.merchant(), request.key())
                .map(e -> e.repeats() + 1)
                .orElse(0);
        return now.ofCall("send", request.key(), earlier);
    }

    private GatewayAnswer wrongly(Request request, TestCard card, Fault fault) {
        if (fault.isBefore()) remember(entry(request, card, OutsideBooks.LOST, null, null), OutsideBooks.LOST);
        var answer = fault.isBefore() ? new NeverSeen() : served(request, card);
        return switch (fault) {
            case UNREACHABLE -> new NotSent("There was no connection to the gateway");
            case TIMEOUT_BEFORE, TIMEOUT_AFTER -> noAnswer();
            case ERROR_BEFORE, ERROR_AFTER -> throw new GatewayBroke();
            case SLOW -> {
                pause(manners.slow());
                yield answer;
            }
        };
    }

    private GatewayAnswer served(Request request, TestCard card) {
        var entry = request.kind().makesHold()
                ? authorize(request, card)
                : QuarkusTransaction.requiringNew().call(() -> follow(request, card));
        if (entry.outcome().equals(OutsideBooks.LOST)) return noAnswer();
        return card.losesAnswer(request.kind()) && entry.repeats() == 0 ? noAnswer() : answer(entry);
    }

    @Override
    public GatewayAnswer lookUp(Request request) {
        refuseInsideTransaction();
        pause(manners.latency());
        var now = faults.now();
        var found = now.anyCall()
                ? books.ask(request.merchant(), request.key())
                : books.find(request.merchant(), request.key());
        var fault = now.ofCall("ask", request.key(), found.map(Entry::lookUps).orElse(0));
        if (fault != null && fault != Fault.SLOW && (found.isPresent() || now.unreachable() == 1)) return noAnswer();
        found.filter(e -> e.outcome().equals(OutsideBooks.PENDING)).ifPresent(e -> books.decide(request.key()));
        return found.map(e -> e.outcome().equals(OutsideBooks.PENDING) ? approved(e) : answer(e))
                .orElseGet(NeverSeen::new);
    }

    private Entry authorize(Request request, TestCard card) {
        var decided = card.declines(request.kind())
                ? OutsideBooks.DECLINED
                : card == TestCard.PENDING ? OutsideBooks.PENDING : OutsideBooks.APPROVED;
        var arriving = card.losesRequest(request.kind(), 1) ? OutsideBooks.LOST : decided;
        return remember(
                entry(
                        request,
                        card,
                        card.losesRequest(request.kind(), 0) ? OutsideBooks.LOST : decided,
                        card.declineCode,
                        card.words),
                arriving);
    }

    private Entry follow(Request request, TestCard card) {
        var hold = books.lockHold(request.merchant(), request.hold());
        var refusal = hold.isEmpty() ? "no_such_hold" : refusal(request, hold.get(), card);
        var decided = refusal == null ? OutsideBooks.APPROVED : OutsideBooks.DECLINED;
        return remember(entry(request, card, decided, refusal, refusal == null ? null : words(refusal)), decided);
    }

    /** What is remembered is also told by webhook: after a moment, or late, or, when that goes wrong, never. */
    private Entry remember(Entry entry, String arriving) {
        var now = faults.now();
        var webhook = "whk_" + entry.key();
        var after = now.isLate(webhook) ? LATE : manners.webhookAfter();
        return books.remember(
                entry, arriving, now.isLost(webhook) ? null : clock.instant().plus(after));
    }

    /** @return the headers of a webhook that this gateway sends now */
    UnaryOperator<@Nullable String> signed(Instant now, byte[] body) {
        var signature = WebhookSignature.of(secret, now, body);
        return name -> name.equals(SIGNATURE) ? signature : null;
    }

    @Override
    public Notice hear(UnaryOperator<@Nullable String> headers, byte[] body) {
        if (!WebhookSignature.isValid(headers.apply(SIGNATURE), body, secret, clock.instant(), TOLERANCE))
            throw new Notice.Refused();
        try {
            var json = JSON.readTree(body);
            var key = json.path("data").path("key").asText();
            return new Notice(json.path("id").asText(), json.path("type").asText(), Set.of(key));
        } catch (IOException e) {
            throw new Notice.Refused();
        }
    }

    @Override
    public void report(String merchant, Instant from, Instant until, Consumer<Effect> each) {
        refuseInsideTransaction();
        if (faults.now().unreachable() == 1) throw new GatewaySilent("there was no connection");
        books.report(merchant, from, until, each);
    }

    /** @return the code of what stands against it, or null */
    private @Nullable String refusal(Request request, Entry hold, TestCard card) {
        var taken = books.takenFrom(hold.reference());
        var rest = hold.amountMinor() - taken.captured() - taken.voided();
        var wanted = request.amount().minor();
        return switch (request.kind()) {
            case AUTHORIZE, REAUTHORIZE -> throw new IllegalArgumentException("An authorisation follows nothing");
            case CAPTURE -> {
                if (card == TestCard.CAPTURE_FAILS
                        || card == TestCard.CAPTURE_FAILS_ONCE && taken.failedCaptures() == 0) yield "processing_error";
                if (hold.expiresAt() != null && clock.instant().isAfter(hold.expiresAt())) yield "hold_expired";
                yield wanted > rest ? "above_hold" : null;
            }
            case VOID -> wanted > rest ? "above_hold" : null;
            case REFUND -> {
                if (card == TestCard.REFUND_FAILS) yield "refund_refused";
                yield wanted > taken.captured() - taken.refunded() ? "above_captured" : null;
            }
        };
    }

    private static String words(String refusal) {
        return switch (refusal) {
            case "processing_error" -> "The bank could not process it just now.";
            case "hold_expired" -> "The hold on the card has lapsed.";
            case "above_hold" -> "More than is held on the card.";
            case "above_captured" -> "More than was taken from the card.";
            case "refund_refused" -> "The bank refused the refund.";
            default -> "The gateway does not know this hold.";
        };
    }

    private Entry entry(
            Request request, TestCard card, String outcome, @Nullable String code, @Nullable String message) {
        var authorizes = request.kind().makesHold();
        var now = clock.instant();
        return new Entry(
                request.key(),
                request.merchant(),
                request.kind(),
                "sim_" + digest(request.key()),
                authorizes ? null : request.hold(),
                request.amount().minor(),
                request.amount().currency(),
                outcome,
                code,
                message,
                authorizes
                        ? now.plus(
                                card.holdsShort() && request.kind() == OperationKind.AUTHORIZE
                                        ? Duration.ofHours(12)
                                        : manners.hold())
                        : null,
                authorizes ? fingerprint(request.token()) : null,
                authorizes ? label(request.token()) : null,
                request.token().token(),
                now,
                0,
                0);
    }

    private GatewayAnswer answer(Entry entry) {
        return switch (entry.outcome()) {
            case OutsideBooks.APPROVED -> approved(entry);
            case OutsideBooks.PENDING -> new GatewayAnswer.Pending(entry.reference());
            case OutsideBooks.LOST -> new NeverSeen();
            default ->
                new Declined(
                        entry.code() == null ? "declined" : entry.code(),
                        entry.message() == null ? "Declined." : entry.message(),
                        "processing_error".equals(entry.code()));
        };
    }

    private static Approved approved(Entry entry) {
        var code = entry.reference().substring(4, 10).toUpperCase(Locale.ROOT);
        return new Approved(
                entry.reference(),
                code,
                Money.of(entry.amountMinor(), entry.currency()),
                entry.expiresAt(),
                entry.fingerprint(),
                entry.card());
    }

    private NoAnswer noAnswer() {
        pause(manners.timeout());
        return new NoAnswer("The gateway did not answer in time");
    }

    /** A bare test token is a card of its own for every customer; with {@code -something} after it, it is that card for all. */
    private static String fingerprint(PaymentToken token) {
        return "card_"
                + digest(token.token().indexOf('-') < 0 ? token.token() + '/' + token.customer() : token.token());
    }

    private static String label(PaymentToken token) {
        return "Visa •••• " + lastFour(token);
    }

    private static String lastFour(PaymentToken token) {
        return "%04d".formatted(Math.floorMod(fingerprint(token).hashCode(), 10_000));
    }

    private static String digest(String text) {
        var id = UUID.nameUUIDFromBytes(text.getBytes(StandardCharsets.UTF_8));
        return HexFormat.of().toHexDigits(id.getMostSignificantBits())
                + HexFormat.of().toHexDigits(id.getLeastSignificantBits(), 4);
    }

    private static void refuseInsideTransaction() {
        if (QuarkusTransaction.isActive())
            throw new IllegalStateException("A gateway is never called inside a database transaction");
    }

    private static void pause(Duration duration) {
        if (!duration.isPositive()) return;
        try {
            Thread.sleep(duration);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
