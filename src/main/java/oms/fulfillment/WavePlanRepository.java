package oms.fulfillment;

import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import oms.Ids;
import oms.fulfillment.PickListRepository.NewLine;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/** What waits for a wave, and the batches that are made of it. */
@Singleton
class WavePlanRepository {
    private final Jdbi jdbi;
    private final Clock clock;

    WavePlanRepository(Jdbi jdbi, Clock clock) {
        this.jdbi = jdbi;
        this.clock = clock;
    }

    private static final String FREE = """
             l.status = 'OPEN' and not exists (select 1 from oms_fulfillment.batch_list t where t.pick_list_id = l.id)""";

    /**
     * @param openedBy lists opened later wait for the next wave
     * @param dueBy null for all
     * @return lists that nobody has begun and that are on no trolley, the most urgent first
     */
    List<String> waiting(String merchant, String warehouse, Instant openedBy, @Nullable Instant dueBy, int limit) {
        return jdbi.withHandle(h -> h.createQuery("""
                        select l.id from oms_fulfillment.pick_list l
                         where l.merchant = :merchant and l.warehouse = :warehouse and l.created_at <= :openedBy
                           and (:all or l.due_at <= :dueBy) and <free> order by l.due_at, l.id limit :limit""")
                .define("free", FREE)
                .bind("merchant", merchant)
                .bind("warehouse", warehouse)
                .bind("openedBy", openedBy)
                .bind("all", dueBy == null)
                .bind("dueBy", dueBy == null ? openedBy : dueBy)
                .bind("limit", limit)
                .mapTo(String.class)
                .list());
    }

    /** @return those of the lists that are still free, locked; who is being scanned right now is left out */
    Set<String> lockFree(String merchant, Collection<String> lists) {
        return jdbi.withHandle(h -> Set.copyOf(h.createQuery("""
                        select l.id from oms_fulfillment.pick_list l
                         where l.merchant = :merchant and l.id = any(:lists) and <free> order by l.id for update skip locked""")
                .define("free", FREE)
                .bind("merchant", merchant)
                .bindArray("lists", String.class, lists)
                .mapTo(String.class)
                .list()));
    }

    /** @param lines of each list as they are from now on; all lists are locked and not begun */
    void insert(String merchant, String warehouse, String wave, List<Round> rounds, Map<String, List<NewLine>> lines) {
        jdbi.useHandle(h -> {
            lines.forEach((list, its) -> rewrite(h, merchant, list, its));
            for (var round : rounds) insert(h, merchant, warehouse, wave, round, lines);
        });
    }

    private static void rewrite(Handle h, String merchant, String list, List<NewLine> lines) {
        h.createUpdate("delete from oms_fulfillment.pick_line where merchant = :merchant and pick_list_id = :list")
                .bind("merchant", merchant)
                .bind("list", list)
                .execute();
        PickLines.add(h, merchant, list, lines);
    }

    private void insert(
            Handle h, String merchant, String warehouse, String wave, Round round, Map<String, List<NewLine>> lines) {
        var id = Ids.next("bat");
        h.createUpdate("""
                insert into oms_fulfillment.batch (id, merchant, warehouse, wave_id, zone, status, due_at, metres, created_at)
                values (:id, :merchant, :warehouse, :wave, :zone, 'OPEN', :dueAt, :metres, :now)""")
                .bind("id", id)
                .bind("merchant", merchant)
                .bind("warehouse", warehouse)
                .bind("wave", wave)
                .bind("zone", round.zone())
                .bind("dueAt", round.due())
                .bind("metres", round.mm() / 1000)
                .bind("now", clock.instant())
                .execute();
        addTotes(h, merchant, id, round);
        addSteps(h, merchant, id, round, lines);
    }

    private static void addTotes(Handle h, String merchant, String batch, Round round) {
        var totes = h.prepareBatch("""
                insert into oms_fulfillment.batch_list (pick_list_id, zone, batch_id, merchant, tote, totes)
                values (:list, :zone, :batch, :merchant, :tote, :totes)""");
        var tote = 1;
        for (var share : round.shares()) {
            totes.bind("list", share.list())
                    .bind("zone", share.zone())
                    .bind("batch", batch)
                    .bind("merchant", merchant)
                    .bind("tote", tote)
                    .bind("totes", share.totes())
                    .add();
            tote += share.totes();
        }
        totes.execute();
    }

    /** A line is found again by being the same, not only equal: a list may have two of one kind. */
    private static void addSteps(
            Handle h, String merchant, String batch, Round round, Map<String, List<NewLine>> lines) {
        var numbers = new HashMap<String, java.util.IdentityHashMap<NewLine, Integer>>();
        var steps = h.prepareBatch("""
                insert into oms_fulfillment.batch_step (batch_id, no, merchant, pick_list_id, line_no)
                values (:batch, :no, :merchant, :list, :line)""");
        var no = 1;
        for (var step : round.steps()) {
            var list = round.shares().get(step.share()).list();
            var its = numbers.computeIfAbsent(list, _ -> numbered(lines.getOrDefault(list, List.of())));
            steps.bind("batch", batch)
                    .bind("no", no++)
                    .bind("merchant", merchant)
                    .bind("list", list)
                    .bind("line", its.getOrDefault(step.line(), 0))
                    .add();
        }
        steps.execute();
    }

    private static java.util.IdentityHashMap<NewLine, Integer> numbered(List<NewLine> lines) {
        var numbers = new java.util.IdentityHashMap<NewLine, Integer>();
        for (int i = 0; i < lines.size(); i++) numbers.put(lines.get(i), i + 1);
        return numbers;
    }
}
