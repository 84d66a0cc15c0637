package oms.fulfillment;

import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import oms.money.Money;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/** Boxes and rules of the packing desk. */
@Singleton
class BoxRepository {
    private record Row(
            String code,
            String name,
            int lengthMm,
            int widthMm,
            int heightMm,
            int tareGrams,
            int maxGrams,
            long costMinor,
            String currency,
            boolean active) {
        BoxView view() {
            return new BoxView(
                    code,
                    name,
                    lengthMm,
                    widthMm,
                    heightMm,
                    tareGrams,
                    maxGrams,
                    Money.of(costMinor, currency),
                    active);
        }
    }

    private record RulesRow(
            String companyPrefix,
            int tolerancePermille,
            int toleranceGrams,
            @Nullable Integer divisor,
            @Nullable Long perKgMinor,
            @Nullable String currency,
            @Nullable Integer stepGrams,
            @Nullable Integer wallMm) {
        PackingRules rules() {
            var freight =
                    divisor == null || perKgMinor == null || currency == null || stepGrams == null || wallMm == null
                            ? null
                            : new Freight(divisor, Money.of(perKgMinor, currency), stepGrams, wallMm);
            return new PackingRules(companyPrefix, tolerancePermille, toleranceGrams, freight);
        }
    }

    private final Jdbi jdbi;

    BoxRepository(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    List<BoxView> all(String merchant) {
        return jdbi.withHandle(h -> h.createQuery("""
                        select code, name, length_mm, width_mm, height_mm, tare_grams, max_grams, cost_minor, currency, active
                          from oms_fulfillment.box where merchant = :merchant
                         order by length_mm::bigint * width_mm * height_mm, code""").bind("merchant", merchant).mapTo(Row.class).stream()
                .map(Row::view)
                .toList());
    }

    void put(String merchant, BoxView box) {
        jdbi.useHandle(h -> h.createUpdate("""
                        insert into oms_fulfillment.box (merchant, code, name, length_mm, width_mm, height_mm, tare_grams, max_grams, cost_minor, currency, active)
                        values (:merchant, :code, :name, :length, :width, :height, :tare, :max, :cost, :currency, :active)
                        on conflict (merchant, code) do update set name = excluded.name, length_mm = excluded.length_mm,
                          width_mm = excluded.width_mm, height_mm = excluded.height_mm, tare_grams = excluded.tare_grams,
                          max_grams = excluded.max_grams, cost_minor = excluded.cost_minor, currency = excluded.currency,
                          active = excluded.active""")
                .bind("merchant", merchant)
                .bind("code", box.code())
                .bind("name", box.name())
                .bind("length", box.lengthMm())
                .bind("width", box.widthMm())
                .bind("height", box.heightMm())
                .bind("tare", box.tareGrams())
                .bind("max", box.maxGrams())
                .bind("cost", box.cost().minor())
                .bind("currency", box.cost().currency())
                .bind("active", box.active())
                .execute());
    }

    Optional<PackingRules> rules(String merchant) {
        return jdbi.withHandle(h -> h.createQuery("""
                        select company_prefix, tolerance_permille, tolerance_grams, divisor, per_kg_minor, currency, step_grams, wall_mm
                          from oms_fulfillment.packing_rules where merchant = :merchant""")
                .bind("merchant", merchant)
                .mapTo(RulesRow.class)
                .findOne()
                .map(RulesRow::rules));
    }

    void put(String merchant, PackingRules rules) {
        var freight = rules.freight();
        jdbi.useHandle(h -> h.createUpdate("""
                        insert into oms_fulfillment.packing_rules (merchant, company_prefix, tolerance_permille, tolerance_grams, divisor, per_kg_minor,
                          currency, step_grams, wall_mm)
                        values (:merchant, :prefix, :permille, :grams, :divisor, :perKg, :currency, :step, :wall)
                        on conflict (merchant) do update set company_prefix = excluded.company_prefix,
                          tolerance_permille = excluded.tolerance_permille, tolerance_grams = excluded.tolerance_grams,
                          divisor = excluded.divisor, per_kg_minor = excluded.per_kg_minor, currency = excluded.currency,
                          step_grams = excluded.step_grams, wall_mm = excluded.wall_mm""")
                .bind("merchant", merchant)
                .bind("prefix", rules.companyPrefix())
                .bind("permille", rules.tolerancePermille())
                .bind("grams", rules.toleranceGrams())
                .bind("divisor", freight == null ? null : (Integer) freight.divisor())
                .bind("perKg", freight == null ? null : (Long) freight.perKg().minor())
                .bind("currency", freight == null ? null : freight.perKg().currency())
                .bind("step", freight == null ? null : (Integer) freight.stepGrams())
                .bind("wall", freight == null ? null : (Integer) freight.wallMm())
                .execute());
    }
}
