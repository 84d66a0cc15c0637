package oms.inventory;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jdbi.v3.core.Jdbi;

/** How long stock is promised to an order that is not paid: the merchant's own time for a way of paying, or the setting. */
@ApplicationScoped
class PromiseLives {
    private record Life(String method, int minutes) {}

    private final Jdbi jdbi;
    private final InventorySettings settings;
    private final Clock clock;

    PromiseLives(Jdbi jdbi, InventorySettings settings, Clock clock) {
        this.jdbi = jdbi;
        this.settings = settings;
        this.clock = clock;
    }

    /** @return the time of each way of paying, those of the settings where the merchant has set none */
    Map<String, Duration> of(String merchant) {
        var lives = new LinkedHashMap<String, Duration>();
        lives.put("card", settings.promises().card());
        lives.put("bank_transfer", settings.promises().bankTransfer());
        lives.put("pay_later", settings.promises().payLater());
        jdbi.useHandle(h -> h.createQuery(
                        "select method, minutes from oms_inventory.promise_life where merchant = :merchant order by method")
                .bind("merchant", merchant)
                .mapTo(Life.class)
                .forEach(life -> lives.put(life.method(), Duration.ofMinutes(life.minutes()))));
        return lives;
    }

    /** @param method a way of paying; an unknown one is taken for a card, the shortest */
    Instant until(String merchant, String method) {
        var lives = of(merchant);
        return clock.instant()
                .plus(lives.getOrDefault(method, settings.promises().card()));
    }

    void put(String merchant, String method, int minutes) {
        jdbi.useHandle(h -> h.createUpdate("""
                        insert into oms_inventory.promise_life (merchant, method, minutes, updated_at) values (:merchant, :method, :minutes, :now)
                        on conflict (merchant, method) do update set minutes = excluded.minutes, updated_at = excluded.updated_at""")
                .bind("merchant", merchant)
                .bind("method", method)
                .bind("minutes", minutes)
                .bind("now", clock.instant())
                .execute());
    }
}
