package oms.allocation.search;

import com.google.ortools.Loader;
import com.google.ortools.linearsolver.MPConstraint;
import com.google.ortools.linearsolver.MPSolver;
import com.google.ortools.linearsolver.MPVariable;
import com.google.ortools.sat.BoolVar;
import com.google.ortools.sat.CpModel;
import com.google.ortools.sat.CpSolver;
import com.google.ortools.sat.CpSolverStatus;
import com.google.ortools.sat.LinearExpr;
import com.google.ortools.sat.Literal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import oms.allocation.planning.Numbered;

/**
 * Proves what the cheapest shares are: every set of loads that a day can hold is a column, with its price; the linear relaxation over
 * all columns bounds the cost from below, and CP-SAT chooses among the columns whose reduced cost lies within the gap. Columns that
 * differ only in which warehouse serves, and take nothing that is scarce, are one: the cheapest.
 */
final class Optimum {
    /** Money that a point counts for: more than two plans can differ by in money. */
    static final long POINT = 100_000;

    private static final int AT_ONCE = 200;
    /**
     * What leaving out counts for, at most: less than it costs, so that the figures stay tame. A plan that leaves out no order that has
     * any way is no worse for it; whoever proves one that does must look again.
     */
    private static final long SKIP = 1_000 * POINT;

    /** The relaxation counts in thousands. */
    private static final double UNIT = 1_000;

    private record Column(int agent, int[] loads, long price) {}

    private final Numbered numbered;
    private final Sharing problem;
    private final Sharing.Days days;
    /** By load its only way, -1 where several ways or a way of several loads use it. */
    private final int[] alone;

    private final int[] jobOf;
    private final List<Integer> severals = new ArrayList<>();
    private final List<Column> columns = new ArrayList<>();

    Optimum(Numbered numbered) {
        this.numbered = numbered;
        this.problem = numbered.problem();
        this.days = problem.given.days().get();
        int loads = problem.loadAgent.length;
        this.alone = new int[loads];
        this.jobOf = new int[loads];
        Arrays.fill(alone, -2);
        for (int w = 0; w < problem.wayJob.length; w++) {
            boolean several = problem.wayLoads[w].length > 1;
            for (int load : problem.wayLoads[w]) {
                alone[load] = alone[load] == -2 && !several ? w : -1;
                jobOf[load] = problem.wayJob[w];
            }
        }
        for (int w = 0; w < problem.wayJob.length; w++)
            if (Arrays.stream(problem.wayLoads[w]).anyMatch(load -> alone[load] == -1)) severals.add(w);
        for (int a = 0; a < problem.agents; a++) new Enumeration(a).run();
    }

    int columns() {
        return columns.size();
    }

    private static long weigh(long cost) {
        long points = Shares.points(cost);
        return points * POINT + cost - points * Sharing.POINT;
    }

    private long skip(int job) {
        return Math.min(SKIP, weigh(problem.skipPrice[job]));
    }

    /** @return orders that are left out though they have a way */
    long leftOut(int[] ways) {
        return java.util.stream.IntStream.range(0, ways.length)
                .filter(j -> ways[j] < 0 && problem.firstWay[j] < problem.firstWay[j + 1])
                .count();
    }

    // ---- all days

    /** @param jobs a bit each @param takes a sum that tells apart what is taken, and which loads of several go together */
    private record Key(long jobs, long takes) {}

    private static long mixed(int number) {
        var dice = new Dice(number);
        return ((long) dice.below(Integer.MAX_VALUE) << 32) ^ dice.below(Integer.MAX_VALUE);
    }

    private final class Enumeration {
        private final int agent;
        private final int[] loads;
        private final int[] chosen = new int[64];
        private final int[] parts = new int[128];
        private final Map<Key, Column> cheapest = new HashMap<>();

        Enumeration(int agent) {
            this.agent = agent;
            this.loads = java.util.stream.IntStream.range(0, problem.loadAgent.length)
                    .filter(l -> problem.loadAgent[l] == agent)
                    .filter(l -> Arrays.stream(problem.loadParts[l]).allMatch(p -> numbered.within(agent, p)))
                    .boxed()
                    .sorted((a, b) -> Integer.compare(jobOf[a], jobOf[b]))
                    .mapToInt(l -> l)
                    .toArray();
        }

        void run() {
            extend(0, 0, 0, numbered.room(agent));
            columns.addAll(cheapest.values());
        }

        private void extend(int from, int count, int partCount, int room) {
            for (int i = from; i < loads.length; i++) {
                int load = loads[i];
                if (count > 0 && jobOf[chosen[count - 1]] == jobOf[load]) continue;
                int left = room;
                int more = partCount;
                for (int part : problem.loadParts[load]) {
                    left -= numbered.units(part);
                    parts[more++] = part;
                }
                if (left < 0) continue;
                chosen[count] = load;
                long price = days.price(agent, parts, more);
                if (price < Sharing.NEVER) keep(count + 1, weigh(price));
                extend(i + 1, count + 1, more, left);
            }
        }

        private void keep(int count, long price) {
            long jobs = 0;
            long takes = 0;
            for (int i = 0; i < count; i++) {
                int w = alone[chosen[i]];
                if (w < 0) takes += mixed(chosen[i]);
                else {
                    price += weigh(problem.wayPrice[w]);
                    jobs |= 1L << jobOf[chosen[i]];
                    for (int t = 0; t < problem.takeShelf[w].length; t++)
                        takes += problem.takePieces[w][t] * mixed(-1 - problem.takeShelf[w][t]);
                }
            }
            var name = new Key(jobs, takes);
            var known = cheapest.get(name);
            if (known == null || price < known.price())
                cheapest.put(name, new Column(agent, Arrays.copyOf(chosen, count), price));
        }
    }

    // ---- the bound

    private final MPSolver linear = create();
    private MPConstraint[] jobRow = new MPConstraint[0];
    private MPConstraint[] agentRow = new MPConstraint[0];
    private MPConstraint[] shelfRow = new MPConstraint[0];
    private MPConstraint[] loadRow = new MPConstraint[0];

    private static MPSolver create() {
        Loader.loadNativeLibraries();
        return java.util.Objects.requireNonNull(MPSolver.createSolver("CLP"));
    }

    private double relax() {
        double infinity = MPSolver.infinity();
        jobRow = rows(problem.jobs, 1, 1);
        agentRow = rows(problem.agents, -infinity, 1);
        loadRow = rows(problem.loadAgent.length, 0, 0);
        shelfRow = new MPConstraint[problem.shelves];
        for (int s = 0; s < problem.shelves; s++) shelfRow[s] = linear.makeConstraint(-infinity, problem.room[s]);
        linear.objective().setMinimization();
        for (int j = 0; j < problem.jobs; j++) {
            var skip = variable(skip(j));
            jobRow[j].setCoefficient(skip, 1);
        }
        for (int w : severals) {
            var several = variable(weigh(problem.wayPrice[w]));
            jobRow[problem.wayJob[w]].setCoefficient(several, 1);
            for (int load : problem.wayLoads[w]) loadRow[load].setCoefficient(several, -1);
            take(w, several);
        }
        var inside = new boolean[columns.size()];
        for (double value = 0; ; ) {
            var status = linear.solve();
            if (status != MPSolver.ResultStatus.OPTIMAL) {
                linear.reset();
                status = linear.solve();
            }
            if (status != MPSolver.ResultStatus.OPTIMAL) throw new IllegalStateException("no bound: " + status);
            value = linear.objective().value() * UNIT;
            if (!price(inside)) return value;
        }
    }

    private MPConstraint[] rows(int count, double least, double most) {
        var rows = new MPConstraint[count];
        for (int i = 0; i < count; i++) rows[i] = linear.makeConstraint(least, most);
        return rows;
    }

    private MPVariable variable(double price) {
        var variable = linear.makeNumVar(0, MPSolver.infinity(), "");
        linear.objective().setCoefficient(variable, price / UNIT);
        return variable;
    }

    private void take(int w, MPVariable variable) {
        for (int t = 0; t < problem.takeShelf[w].length; t++) {
            var row = shelfRow[problem.takeShelf[w][t]];
            row.setCoefficient(variable, row.getCoefficient(variable) + problem.takePieces[w][t]);
        }
    }

    private double reduced(Column column, double[] job, double[] agent, double[] shelf, double[] load) {
        double reduced = column.price() - agent[column.agent()];
        for (int l : column.loads()) {
            int w = alone[l];
            if (w < 0) {
                reduced -= load[l];
                continue;
            }
            reduced -= job[problem.wayJob[w]];
            for (int t = 0; t < problem.takeShelf[w].length; t++)
                reduced -= shelf[problem.takeShelf[w][t]] * problem.takePieces[w][t];
        }
        return reduced;
    }

    private static double[] duals(MPConstraint[] rows) {
        return Arrays.stream(rows).mapToDouble(row -> row.dualValue() * UNIT).toArray();
    }

    private double[] reduced() {
        var job = duals(jobRow);
        var agent = duals(agentRow);
        var shelf = duals(shelfRow);
        var load = duals(loadRow);
        return columns.stream()
                .mapToDouble(column -> reduced(column, job, agent, shelf, load))
                .toArray();
    }

    /** Lets the most negative columns of each agent in. @return whether there were any */
    private boolean price(boolean[] inside) {
        var reduced = reduced();
        var byAgent = new HashMap<Integer, List<Integer>>();
        for (int c = 0; c < reduced.length; c++)
            if (!inside[c] && reduced[c] < -1e-2)
                byAgent.computeIfAbsent(columns.get(c).agent(), any -> new ArrayList<>())
                        .add(c);
        for (var list : byAgent.values()) {
            list.sort((a, b) -> Double.compare(reduced[a], reduced[b]));
            for (int c : list.subList(0, Math.min(AT_ONCE, list.size()))) {
                inside[c] = true;
                enter(columns.get(c));
            }
        }
        return !byAgent.isEmpty();
    }

    private void enter(Column column) {
        var variable = variable(column.price());
        agentRow[column.agent()].setCoefficient(variable, 1);
        for (int l : column.loads()) {
            int w = alone[l];
            if (w < 0) loadRow[l].setCoefficient(variable, 1);
            else {
                jobRow[problem.wayJob[w]].setCoefficient(variable, 1);
                take(w, variable);
            }
        }
    }

    // ---- the proof

    /**
     * @param start by job a way; its cost bounds the optimum from above
     * @return by job its way in a plan that nothing is cheaper than
     */
    int[] prove(int[] start) {
        long above = weigh(SharingSearch.check(problem, start).cost());
        for (int j = 0; j < start.length; j++) if (start[j] < 0) above += skip(j) - weigh(problem.skipPrice[j]);
        double below = relax();
        double gap = above - below + 1 + 1e-7 * Math.abs(below);
        var reduced = reduced();
        var model = new CpModel();
        var taken = new ArrayList<Column>();
        var variables = new ArrayList<Literal>();
        var prices = new ArrayList<Long>();
        var ofJob = lists(problem.jobs);
        var ofAgent = lists(problem.agents);
        var ofLoad = lists(problem.loadAgent.length);
        var shelf = new ArrayList<List<long[]>>();
        for (int s = 0; s < problem.shelves; s++) shelf.add(new ArrayList<>());
        for (int c = 0; c < reduced.length; c++) {
            if (reduced[c] > gap) continue;
            var column = columns.get(c);
            var variable = model.newBoolVar("c" + c);
            int number = variables.size();
            taken.add(column);
            variables.add(variable);
            prices.add(column.price());
            ofAgent.get(column.agent()).add(variable);
            for (int l : column.loads()) {
                if (alone[l] < 0) ofLoad.get(l).add(variable);
                else {
                    ofJob.get(jobOf[l]).add(variable);
                    takes(shelf, alone[l], number);
                }
            }
        }
        int columnsTaken = taken.size();
        var ways = new ArrayList<Integer>();
        var wayLoads = new HashMap<Integer, List<Literal>>();
        for (int w : severals) {
            var variable = model.newBoolVar("w" + w);
            int number = variables.size();
            variables.add(variable);
            prices.add(weigh(problem.wayPrice[w]));
            ways.add(w);
            ofJob.get(problem.wayJob[w]).add(variable);
            takes(shelf, w, number);
            for (int load : problem.wayLoads[w])
                wayLoads.computeIfAbsent(load, any -> new ArrayList<>()).add(variable);
        }
        for (int j = 0; j < problem.jobs; j++) {
            BoolVar skip = model.newBoolVar("s" + j);
            variables.add(skip);
            prices.add(skip(j));
            ofJob.get(j).add(skip);
            model.addExactlyOne(ofJob.get(j));
        }
        for (var list : ofAgent) if (list.size() > 1) model.addAtMostOne(list);
        for (int l = 0; l < ofLoad.size(); l++) {
            if (alone[l] >= 0) continue;
            var with = ofLoad.get(l);
            var by = wayLoads.getOrDefault(l, List.of());
            if (with.isEmpty() && by.isEmpty()) continue;
            model.addEquality(LinearExpr.sum(with.toArray(Literal[]::new)), LinearExpr.sum(by.toArray(Literal[]::new)));
        }
        for (int s = 0; s < problem.shelves; s++) {
            var list = shelf.get(s);
            var literals = list.stream().map(t -> variables.get((int) t[0])).toArray(Literal[]::new);
            if (literals.length == 0) continue;
            model.addLessOrEqual(
                    LinearExpr.weightedSum(
                            literals, list.stream().mapToLong(t -> t[1]).toArray()),
                    problem.room[s]);
        }
        model.minimize(LinearExpr.weightedSum(
                variables.toArray(Literal[]::new),
                prices.stream().mapToLong(p -> p).toArray()));
        var solver = new CpSolver();
        solver.getParameters()
                .setNumWorkers(2)
                .setRelativeGapLimit(0)
                .setAbsoluteGapLimit(0.5)
                .setMaxTimeInSeconds(20);
        var status = solver.solve(model);
        if (status != CpSolverStatus.OPTIMAL) throw new IllegalStateException("not proven: " + status);
        var result = new int[problem.jobs];
        Arrays.fill(result, SharingSearch.NONE);
        for (int c = 0; c < columnsTaken; c++)
            if (solver.booleanValue(variables.get(c)))
                for (int l : taken.get(c).loads()) if (alone[l] >= 0) put(result, alone[l]);
        for (int i = 0; i < ways.size(); i++)
            if (solver.booleanValue(variables.get(columnsTaken + i))) put(result, ways.get(i));
        return result;
    }

    private void put(int[] result, int w) {
        int job = problem.wayJob[w];
        result[job] = w - problem.firstWay[job];
    }

    private void takes(List<List<long[]>> shelf, int w, int number) {
        for (int t = 0; t < problem.takeShelf[w].length; t++)
            shelf.get(problem.takeShelf[w][t]).add(new long[] {number, problem.takePieces[w][t]});
    }

    private static List<List<Literal>> lists(int count) {
        var lists = new ArrayList<List<Literal>>();
        for (int i = 0; i < count; i++) lists.add(new ArrayList<>());
        return lists;
    }
}
