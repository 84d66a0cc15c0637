package oms.fulfillment.batching;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Random;
import java.util.function.BooleanSupplier;

/** A plan that is torn open and closed again, over and over; lateness counts for much more than effort. */
final class Recreation {
    private static final int MOST_OUT = 6;
    private static final long LATE = 1_000;
    private static final double COOLING = 0.9995;

    private record State(List<BitSet> batches, long cost) {}

    private final Batches batches;
    private final Random random = new Random(1);
    private final boolean hasDeadlines;

    Recreation(Batches batches) {
        this.batches = batches;
        this.hasDeadlines = batches.demands.stream().anyMatch(d -> d.due() < Demand.ANY_TIME);
    }

    List<BitSet> best(BooleanSupplier enough) {
        var now = put(new ArrayList<>(), batches.largestFirst());
        var best = now;
        var heat = now.cost() * 0.01;
        while (!enough.getAsBoolean()) {
            var next = again(now);
            if (next.cost() < now.cost() - heat * Math.log(random.nextDouble())) now = next;
            if (now.cost() < best.cost()) best = now;
            heat = Math.max(heat * COOLING, 1e-3);
            if (heat <= 1e-3) {
                heat = best.cost() * 0.005;
                now = best;
            }
        }
        return best.batches();
    }

    private State again(State state) {
        var left = new ArrayList<BitSet>();
        state.batches().forEach(b -> left.add((BitSet) b.clone()));
        var out = random.nextInt(3) == 0 ? whole(left) : some(left);
        left.removeIf(BitSet::isEmpty);
        shuffle(out);
        return put(left, out);
    }

    private int[] some(List<BitSet> left) {
        var n = batches.demands.size();
        var out = random.ints(0, n)
                .distinct()
                .limit(Math.min(n, 1 + random.nextInt(MOST_OUT)))
                .toArray();
        for (var batch : left) for (var order : out) batch.clear(order);
        return out;
    }

    /** One batch is dissolved, and one order of another goes with it. */
    private int[] whole(List<BitSet> left) {
        var one = left.get(random.nextInt(left.size()));
        var other = left.get(random.nextInt(left.size()));
        var out = (BitSet) one.clone();
        var members = other.stream().toArray();
        out.set(members[random.nextInt(members.length)]);
        for (var batch : left) batch.andNot(out);
        return out.stream().toArray();
    }

    private void shuffle(int[] orders) {
        for (int i = orders.length - 1; i > 0; i--) {
            var j = random.nextInt(i + 1);
            var swap = orders[i];
            orders[i] = orders[j];
            orders[j] = swap;
        }
    }

    private State put(List<BitSet> plan, int[] orders) {
        for (var order : orders) {
            var at = place(plan, order);
            if (at == plan.size()) plan.add(new BitSet());
            plan.get(at).set(order);
        }
        return new State(plan, cost(plan));
    }

    /** @return where the order costs least, now and then the second best by chance; the size for a batch of its own */
    private int place(List<BitSet> plan, int order) {
        var best = plan.size();
        var alone = new BitSet();
        alone.set(order);
        var least = priced(plan, alone, -1);
        for (int i = 0; i < plan.size(); i++) {
            var with = (BitSet) plan.get(i).clone();
            with.set(order);
            if (batches.totes(with) > batches.crew.totes() || random.nextInt(20) == 0) continue;
            var more = priced(plan, with, i);
            if (more >= least) continue;
            least = more;
            best = i;
        }
        return best;
    }

    private long priced(List<BitSet> plan, BitSet batch, int instead) {
        var more = batches.effort(batch) - (instead < 0 ? 0 : batches.effort(plan.get(instead)));
        if (!hasDeadlines) return more;
        var then = new ArrayList<>(plan);
        if (instead < 0) then.add(batch);
        else then.set(instead, batch);
        return more + LATE * batches.late(then);
    }

    private long cost(List<BitSet> plan) {
        var effort = plan.stream().mapToLong(batches::effort).sum();
        return hasDeadlines ? effort + LATE * batches.late(plan) : effort;
    }
}
