package oms.chaos;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** One of the two servers is killed in the middle of its work, again and again, and has to be ready soon after it is started. */
final class Kill implements Proof {
    private static final Duration SETTLING = Duration.ofSeconds(90);

    @Override
    public String name() {
        return "kill";
    }

    @Override
    public String words() {
        return "SIGKILL to one of the two servers while the town works";
    }

    @Override
    public List<Asked.Option> options() {
        return List.of(
                new Asked.Option("times", 20, "kills"),
                new Asked.Option("seconds", 5, "within which a killed server must be ready again"),
                new Asked.Option("shoppers", 8, "shoppers at any time"));
    }

    @Override
    public Verdict run(Scene scene, Asked asked) throws InterruptedException {
        var life = new Life(scene, "kill");
        var restarts = new ArrayList<Duration>();
        var complaints = new ArrayList<String>();
        try (life) {
            life.begin(asked.of("shoppers"));
            Thread.sleep(2_000);
            for (int i = 0; i < asked.of("times"); i++) restarts.add(kill(scene, i));
            complaints.addAll(life.settle(SETTLING));
        }
        complaints.addAll(life.broken(scene));
        if (asked.of("times") >= 10 && life.told().count(Told.Word.DELIVERED) == 0)
            complaints.add("Nothing came to a door: nothing was proven about doors");
        var worst = restarts.stream().max(Duration::compareTo).orElse(Duration.ZERO);
        if (worst.compareTo(Duration.ofSeconds(asked.of("seconds"))) > 0)
            complaints.add("A server took %.1f s to be ready again".formatted(Stage.seconds(worst)));
        return new Verdict(
                String.format(
                        Locale.ROOT,
                        "%d kills, %d orders acknowledged, %d cancelled, %d delivered, %d requests cut off, %d broken promises, ready again within %.1f s",
                        restarts.size(),
                        life.bought(),
                        life.told().count(Told.Word.CANCELLED),
                        life.told().count(Told.Word.DELIVERED),
                        scene.backend().unanswered(),
                        complaints.size(),
                        Stage.seconds(worst)),
                complaints);
    }

    private static Duration kill(Scene scene, int number) throws InterruptedException {
        Thread.sleep(300 + scene.chance().nextInt(1_200));
        var victim =
                scene.instances().get(scene.chance().nextInt(scene.instances().size()));
        victim.kill();
        victim.start();
        var ready = victim.awaitReady();
        scene.out()
                .printf(
                        Locale.ROOT,
                        "     %3d %s ready again after %.1f s%n",
                        number + 1,
                        victim.name,
                        Stage.seconds(ready));
        return ready;
    }
}
