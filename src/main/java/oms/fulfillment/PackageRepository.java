package oms.fulfillment;

import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/** Packages, what is in them, and every label printed for them. */
@Singleton
class PackageRepository {
    private record Head(
            String id,
            String orderId,
            String orderNumber,
            String shipmentId,
            String warehouse,
            int no,
            String box,
            String sscc,
            long expectedGrams,
            int weightGrams,
            PackageStatus status,
            Instant sealedAt,
            String sealedBy,
            @Nullable Instant voidedAt,
            @Nullable String voidedBy,
            @Nullable String voidReason,
            int prints,
            @Nullable Instant stagedAt) {
        PackageView with(List<PackedItem> contents) {
            return new PackageView(
                    id,
                    orderId,
                    orderNumber,
                    shipmentId,
                    warehouse,
                    no,
                    box,
                    sscc,
                    expectedGrams,
                    weightGrams,
                    status,
                    sealedAt,
                    sealedBy,
                    voidedAt,
                    voidedBy,
                    voidReason,
                    prints,
                    stagedAt,
                    contents);
        }
    }

    private record Line(String packageId, String sku, String name, int quantity) {}

    private static final String HEAD = """
            select p.*, (select count(*)::int from oms_fulfillment.label_print l where l.package_id = p.id) as prints
              from oms_fulfillment.package p""";

    private final Jdbi jdbi;
    private final Clock clock;

    PackageRepository(Jdbi jdbi, Clock clock) {
        this.jdbi = jdbi;
        this.clock = clock;
    }

    /** @return the next serial of the prefix; its row stays locked until the transaction ends, so it comes late in it */
    long nextSerial(String prefix) {
        return jdbi.withHandle(
                h -> h.createQuery("""
                        insert into oms_fulfillment.sscc_count as c (prefix, last) values (:prefix, 1)
                        on conflict (prefix) do update set last = c.last + 1 returning last""").bind("prefix", prefix).mapTo(Long.class).one());
    }

    void insert(String merchant, PackageView p) {
        jdbi.useHandle(h -> {
            h.createUpdate("""
                    insert into oms_fulfillment.package (id, merchant, order_id, order_number, shipment_id, warehouse, no, box, sscc,
                      expected_grams, weight_grams, status, sealed_at, sealed_by)
                    values (:id, :merchant, :order, :number, :shipment, :warehouse, :no, :box, :sscc, :expected, :weight, 'SEALED', :at, :by)""")
                    .bind("id", p.id())
                    .bind("merchant", merchant)
                    .bind("order", p.orderId())
                    .bind("number", p.orderNumber())
                    .bind("shipment", p.shipmentId())
                    .bind("warehouse", p.warehouse())
                    .bind("no", p.no())
                    .bind("box", p.box())
                    .bind("sscc", p.sscc())
                    .bind("expected", p.expectedWeightGrams())
                    .bind("weight", p.weightGrams())
                    .bind("at", p.sealedAt())
                    .bind("by", p.sealedBy())
                    .execute();
            addLines(h, merchant, p);
        });
    }

    private static void addLines(Handle h, String merchant, PackageView p) {
        var batch = h.prepareBatch("""
                insert into oms_fulfillment.package_line (package_id, merchant, sku, name, quantity)
                values (:id, :merchant, :sku, :name, :quantity)""");
        for (var item : p.contents())
            batch.bind("id", p.id())
                    .bind("merchant", merchant)
                    .bind("sku", item.sku())
                    .bind("name", item.name())
                    .bind("quantity", item.quantity())
                    .add();
        batch.execute();
    }

    Optional<PackageView> find(String merchant, String id) {
        return list(" where p.merchant = :merchant and p.id = :id", Map.of("merchant", merchant, "id", id)).stream()
                .findFirst();
    }

    /** @return voided ones too, in the order in which they were sealed */
    List<PackageView> ofShipment(String merchant, String shipment) {
        return list(
                " where p.merchant = :merchant and p.shipment_id = :id order by p.id",
                Map.of("merchant", merchant, "id", shipment));
    }

    private List<PackageView> list(String where, Map<String, String> parameters) {
        return jdbi.withHandle(h -> {
            var heads = h.createQuery(HEAD + where)
                    .bindMap(parameters)
                    .mapTo(Head.class)
                    .list();
            var lines = lines(h, heads.stream().map(Head::id).toList());
            return heads.stream()
                    .map(head -> head.with(lines.getOrDefault(head.id(), List.of())))
                    .toList();
        });
    }

    private static Map<String, List<PackedItem>> lines(Handle h, Collection<String> packages) {
        if (packages.isEmpty()) return Map.of();
        return h.createQuery("""
                        select package_id, sku, name, quantity from oms_fulfillment.package_line
                         where package_id = any(:packages) order by package_id, sku""").bindArray("packages", String.class, packages).mapTo(Line.class).stream()
                .collect(Collectors.groupingBy(
                        Line::packageId,
                        Collectors.mapping(l -> new PackedItem(l.sku(), l.name(), l.quantity()), Collectors.toList())));
    }

    void open(String merchant, String id, String reason, String by) {
        voided(" and p.id = :id", merchant, id, reason, by);
    }

    /** For shipments that nobody wants any more. */
    void voidOf(String merchant, String shipment, String reason, String by) {
        voided(" and p.shipment_id = :id", merchant, shipment, reason, by);
    }

    private void voided(String which, String merchant, String id, String reason, String by) {
        jdbi.useHandle(h -> h.createUpdate("""
                        update oms_fulfillment.package p set status = 'VOIDED', voided_at = :now, voided_by = :by, void_reason = :reason
                         where p.merchant = :merchant and p.status = 'SEALED'""" + which)
                .bind("merchant", merchant)
                .bind("id", id)
                .bind("reason", reason)
                .bind("by", by)
                .bind("now", clock.instant())
                .execute());
    }

    void printed(String merchant, String id, LabelFormat format, String by) {
        jdbi.useHandle(h -> h.createUpdate("""
                        insert into oms_fulfillment.label_print (merchant, package_id, format, printed_by, at)
                        values (:merchant, :id, :format, :by, :now)""")
                .bind("merchant", merchant)
                .bind("id", id)
                .bind("format", format.name())
                .bind("by", by)
                .bind("now", clock.instant())
                .execute());
    }

    Optional<PackageView> bySscc(String merchant, String sscc) {
        return list(" where p.merchant = :merchant and p.sscc = :sscc", Map.of("merchant", merchant, "sscc", sscc))
                .stream()
                .findFirst();
    }

    void staged(String merchant, String id, String by) {
        jdbi.useHandle(h -> h.createUpdate("""
                        update oms_fulfillment.package set staged_at = coalesce(staged_at, :now), staged_by = coalesce(staged_by, :by)
                         where merchant = :merchant and id = :id""")
                .bind("merchant", merchant)
                .bind("id", id)
                .bind("by", by)
                .bind("now", clock.instant())
                .execute());
    }
}
