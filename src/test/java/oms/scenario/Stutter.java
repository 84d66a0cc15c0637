package oms.scenario;

import java.net.http.HttpRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.Consumer;

/**
 * A network on which everything arrives three times: each request that changes something is sent, and twice more, word for word,
 * at some later time, when others have come in between. The gateway's notices come over it too.
 */
final class Stutter implements Consumer<HttpRequest> {
    private final Random dice;
    private final List<HttpRequest> again = new ArrayList<>();
    private final List<String> failures = new ArrayList<>();
    private int repeats;

    Stutter(long seed) {
        dice = new Random(seed);
    }

    @Override
    public void accept(HttpRequest request) {
        if (request.method().equals("GET")) return;
        again.add(request);
        again.add(request);
        for (int late = dice.nextInt(4); late > 0; late--) sendAgain();
    }

    /** Whatever is still on its way arrives, in any order. */
    void arrives() {
        while (!again.isEmpty()) sendAgain();
    }

    private void sendAgain() {
        if (again.isEmpty()) return;
        var one = again.remove(dice.nextInt(again.size()));
        var answer = Network.send(one);
        repeats++;
        if (answer.statusCode() >= 500) failures.add(one.method() + " " + one.uri() + ": " + answer.asString());
    }

    int repeats() {
        return repeats;
    }

    /** @return repeats that were answered with a failure of ours */
    List<String> failures() {
        return failures;
    }
}
