package oms.chaos;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import oms.embedded.EmbeddedDatabase;

/** The database is killed under both servers, stays away for a while, and comes back. They are left alone and have to find it again. */
final class KillPostgres implements Proof {
    private static final Duration SETTLING = Duration.ofSeconds(90);
    private static final Duration HEALING = Duration.ofSeconds(30);

    @Override
    public String name() {
        return "postgres";
    }

    @Override
    public String words() {
        return "SIGKILL to PostgreSQL while the town works";
    }

    @Override
    public List<Asked.Option> options() {
        return List.of(new Asked.Option("times", 10, "kills"), new Asked.Option("shoppers", 8, "shoppers at any time"));
    }

    @Override
    public Verdict run(Scene scene, Asked asked) throws InterruptedException, IOException {
        var life = new Life(scene, "postgres");
        var healed = new ArrayList<Duration>();
        var complaints = new ArrayList<String>();
        try (life) {
            life.begin(asked.of("shoppers"));
            Thread.sleep(2_000);
            for (int i = 0; i < asked.of("times"); i++) healed.add(kill(scene, life, i));
            complaints.addAll(life.settle(SETTLING));
        }
        complaints.addAll(life.broken(scene));
        for (var instance : scene.instances())
            if (!instance.isAlive()) complaints.add(instance.name + " ended by itself");
        return new Verdict(
                String.format(
                        Locale.ROOT,
                        "%d kills, %d orders acknowledged, %d answers asked to come back, %d broken promises, sold again within %.1f s",
                        healed.size(),
                        life.bought(),
                        scene.backend().later(),
                        complaints.size(),
                        Stage.seconds(healed.stream().max(Duration::compareTo).orElse(Duration.ZERO))),
                complaints);
    }

    /** @return how long it took after the database was back until both were ready and somebody could buy */
    private static Duration kill(Scene scene, Life life, int number) throws InterruptedException, IOException {
        Thread.sleep(500 + scene.chance().nextInt(1_000));
        EmbeddedDatabase.kill(scene.database());
        Thread.sleep(scene.chance().nextInt(1_500));
        EmbeddedDatabase.startAgain(scene.database());
        var back = System.nanoTime();
        var before = life.bought();
        while (life.bought() == before || !scene.instances().stream().allMatch(Instance::isReady)) {
            if (System.nanoTime() - back > HEALING.toNanos())
                throw new IllegalStateException("Nobody could buy within " + HEALING + " after the database was back");
            Thread.sleep(20);
        }
        var healed = Duration.ofNanos(System.nanoTime() - back);
        scene.out()
                .printf(
                        Locale.ROOT,
                        "     %3d sold again %.1f s after the database was back%n",
                        number + 1,
                        Stage.seconds(healed));
        return healed;
    }
}
