package oms.fulfillment;

import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalTime;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/** How floors are worked, and the waves released on them. */
@Singleton
class WaveRepository {
    /** Rules of a warehouse with cut-offs, whosever it is. */
    record Timed(String merchant, String warehouse, FloorRules rules, Instant changedAt) {}

    private record Row(
            String merchant,
            String warehouse,
            int totes,
            int toteLitres,
            int pickers,
            boolean byZone,
            String cutOffs,
            @Nullable Integer horizonMinutes,
            int walkMmPerSecond,
            int secondsPerPiece,
            int setupSeconds,
            Instant changedAt) {
        FloorRules rules() {
            var times = cutOffs.isEmpty()
                    ? List.<LocalTime>of()
                    : Arrays.stream(cutOffs.split(",")).map(LocalTime::parse).toList();
            return new FloorRules(
                    totes,
                    toteLitres,
                    pickers,
                    byZone,
                    times,
                    horizonMinutes,
                    walkMmPerSecond,
                    secondsPerPiece,
                    setupSeconds);
        }
    }

    private static final String WAVE = """
            select w.id, w.warehouse, w.cut_off_at, w.released_at, w.released_by, b.batches, b.done, b.lists, b.pieces, b.picked
              from oms_fulfillment.wave w,
                   lateral (select count(distinct b.id)::int as batches, count(distinct b.id) filter (where b.status = 'DONE')::int as done,
                                   count(distinct s.pick_list_id)::int as lists,
                                   coalesce(sum(l.quantity), 0)::int as pieces, coalesce(sum(l.picked), 0)::int as picked
                              from oms_fulfillment.batch b
                              left join oms_fulfillment.batch_step s on s.batch_id = b.id
                              left join oms_fulfillment.pick_line l on l.pick_list_id = s.pick_list_id and l.no = s.line_no
                             where b.wave_id = w.id) b
             where w.merchant = :merchant""";

    private final Jdbi jdbi;
    private final Clock clock;

    WaveRepository(Jdbi jdbi, Clock clock) {
        this.jdbi = jdbi;
        this.clock = clock;
    }

    Optional<FloorRules> rules(String merchant, String warehouse) {
        return jdbi.withHandle(h -> h.createQuery(
                        "select * from oms_fulfillment.floor_rules where merchant = :merchant and warehouse = :warehouse")
                .bind("merchant", merchant)
                .bind("warehouse", warehouse)
                .mapTo(Row.class)
                .findOne()
                .map(Row::rules));
    }

    /** @return of all merchants: cut-offs come by the clock, not by somebody's asking */
    List<Timed> timed() {
        return jdbi.withHandle(h ->
                h
                        .createQuery("select * from oms_fulfillment.floor_rules where cut_offs <> ''")
                        .mapTo(Row.class)
                        .stream()
                        .map(row -> new Timed(row.merchant(), row.warehouse(), row.rules(), row.changedAt()))
                        .toList());
    }

    void put(String merchant, String warehouse, FloorRules rules, String by) {
        jdbi.useHandle(h -> h.createUpdate("""
                        insert into oms_fulfillment.floor_rules (merchant, warehouse, totes, tote_litres, pickers, by_zone, cut_offs, horizon_minutes,
                          walk_mm_per_second, seconds_per_piece, setup_seconds, changed_by, changed_at)
                        values (:merchant, :warehouse, :totes, :litres, :pickers, :byZone, :cutOffs, :horizon, :speed, :piece, :setup, :by, :now)
                        on conflict (merchant, warehouse) do update set totes = excluded.totes, tote_litres = excluded.tote_litres,
                          pickers = excluded.pickers, by_zone = excluded.by_zone, cut_offs = excluded.cut_offs,
                          horizon_minutes = excluded.horizon_minutes, walk_mm_per_second = excluded.walk_mm_per_second,
                          seconds_per_piece = excluded.seconds_per_piece, setup_seconds = excluded.setup_seconds,
                          changed_by = excluded.changed_by, changed_at = excluded.changed_at""")
                .bind("merchant", merchant)
                .bind("warehouse", warehouse)
                .bind("totes", rules.totes())
                .bind("litres", rules.toteLitres())
                .bind("pickers", rules.pickers())
                .bind("byZone", rules.byZone())
                .bind("cutOffs", times(rules))
                .bind("horizon", rules.horizonMinutes())
                .bind("speed", rules.walkMmPerSecond())
                .bind("piece", rules.secondsPerPiece())
                .bind("setup", rules.setupSeconds())
                .bind("by", by)
                .bind("now", clock.instant())
                .execute());
    }

    private static String times(FloorRules rules) {
        return rules.cutOffs().stream()
                .map(DateTimeFormatter.ofPattern("HH:mm")::format)
                .distinct()
                .sorted()
                .collect(Collectors.joining(","));
    }

    /** @return whether this cut-off had not released its wave yet; always for one by hand */
    boolean insert(String merchant, String id, String warehouse, @Nullable Instant cutOffAt, String by) {
        return jdbi.withHandle(h -> h.createUpdate("""
                                insert into oms_fulfillment.wave (id, merchant, warehouse, cut_off_at, released_at, released_by)
                                values (:id, :merchant, :warehouse, :cutOff, :now, :by) on conflict (merchant, warehouse, cut_off_at) do nothing""")
                        .bind("id", id)
                        .bind("merchant", merchant)
                        .bind("warehouse", warehouse)
                        .bind("cutOff", cutOffAt)
                        .bind("now", clock.instant())
                        .bind("by", by)
                        .execute())
                == 1;
    }

    boolean isReleased(String merchant, String warehouse, Instant cutOffAt) {
        return jdbi.withHandle(h -> h.createQuery("""
                        select exists (select 1 from oms_fulfillment.wave
                                        where merchant = :merchant and warehouse = :warehouse and cut_off_at = :cutOff)""")
                .bind("merchant", merchant)
                .bind("warehouse", warehouse)
                .bind("cutOff", cutOffAt)
                .mapTo(Boolean.class)
                .one());
    }

    Optional<WaveView> find(String merchant, String id) {
        return jdbi.withHandle(h -> h.createQuery(WAVE + " and w.id = :id")
                .bind("merchant", merchant)
                .bind("id", id)
                .mapTo(WaveView.class)
                .findOne());
    }

    /** @return the latest first; all warehouses for an empty text */
    List<WaveView> latest(String merchant, String warehouse, int limit) {
        return jdbi.withHandle(h -> h.createQuery(WAVE + "\n" + """
                         and (:warehouse = '' or w.warehouse = :warehouse) order by w.released_at desc, w.id desc limit :limit""")
                .bind("merchant", merchant)
                .bind("warehouse", warehouse)
                .bind("limit", limit)
                .mapTo(WaveView.class)
                .list());
    }
}
