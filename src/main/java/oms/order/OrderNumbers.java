package oms.order;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.inject.Singleton;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jdbi.v3.core.Jdbi;

/** Hands out order numbers from blocks reserved in the database: never twice, without one order waiting for another. */
@Singleton
class OrderNumbers {
    private static final int BLOCK = 20;

    private record Day(String merchant, LocalDate day) {}

    private static final class Block {
        private long next;
        private long end;
    }

    private final Jdbi jdbi;
    private final Map<Day, Block> blocks = new ConcurrentHashMap<>();

    OrderNumbers(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    String next(String merchant, LocalDate day) {
        if (blocks.size() > 1_000) blocks.clear();
        var block = blocks.computeIfAbsent(new Day(merchant, day), d -> new Block());
        synchronized (block) {
            if (block.next == block.end) {
                block.next = reserve(merchant, day);
                block.end = block.next + BLOCK;
            }
            return String.format(Locale.ROOT, "ORD-%s-%03d", day, block.next++);
        }
    }

    private long reserve(String merchant, LocalDate day) {
        return QuarkusTransaction.requiringNew()
                .call(() -> jdbi.withHandle(h -> h.createQuery("""
                        insert into oms_order.order_number as n (merchant, business_day, next) values (:merchant, :day, 1 + :block)
                        on conflict (merchant, business_day) do update set next = n.next + :block returning next - :block""")
                        .bind("merchant", merchant)
                        .bind("day", day)
                        .bind("block", BLOCK)
                        .mapTo(Long.class)
                        .one()));
    }

    /** @return the numbers of the merchant's orders by id; what is not there or foreign is left out */
    Map<String, String> of(String merchant, Collection<String> orderIds) {
        return jdbi.withHandle(h -> h.createQuery(
                        "select id, number from oms_order.customer_order where merchant = :merchant and id = any(:ids)")
                .bind("merchant", merchant)
                .bindArray("ids", String.class, orderIds)
                .reduceRows(new HashMap<>(), (numbers, row) -> {
                    numbers.put(row.getColumn("id", String.class), row.getColumn("number", String.class));
                    return numbers;
                }));
    }

    /** @return the versions of the merchant's orders by id; what is not there or foreign is left out */
    Map<String, Long> versions(String merchant, Collection<String> orderIds) {
        return jdbi.withHandle(h -> h.createQuery(
                        "select id, version from oms_order.customer_order where merchant = :merchant and id = any(:ids)")
                .bind("merchant", merchant)
                .bindArray("ids", String.class, orderIds)
                .reduceRows(new HashMap<>(), (versions, row) -> {
                    versions.put(row.getColumn("id", String.class), row.getColumn("version", Long.class));
                    return versions;
                }));
    }
}
