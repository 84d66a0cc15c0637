package oms.allocation;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import oms.order.AllocationModel;
import org.jdbi.v3.core.Jdbi;

/** A merchant's sales channels; each prices in its own way, and from that follows when its orders are allocated. */
@ApplicationScoped
public class Channels {
    private final Jdbi jdbi;
    private final Clock clock;

    Channels(Jdbi jdbi, Clock clock) {
        this.jdbi = jdbi;
        this.clock = clock;
    }

    /** @return the channel's model; {@code COST_ABSORPTION}, which binds nothing, where the merchant has not set up the channel */
    public AllocationModel model(String merchant, String channel) {
        return find(merchant, channel).map(ChannelView::model).orElse(AllocationModel.COST_ABSORPTION);
    }

    public Optional<ChannelView> find(String merchant, String channel) {
        return jdbi.withHandle(h -> h.createQuery(
                        "select code, name, model from oms_allocation.channel where merchant = :merchant and code = :code")
                .bind("merchant", merchant)
                .bind("code", channel)
                .mapTo(ChannelView.class)
                .findOne());
    }

    /** @return the channels that were set up, sorted by code */
    public List<ChannelView> all(String merchant) {
        return jdbi.withHandle(h -> h.createQuery(
                        "select code, name, model from oms_allocation.channel where merchant = :merchant order by code")
                .bind("merchant", merchant)
                .mapTo(ChannelView.class)
                .list());
    }

    /** Sets up the channel, or changes it; orders already placed keep the model they were placed under. */
    @Transactional
    public void put(String merchant, ChannelView channel) {
        jdbi.useHandle(h -> h.createUpdate("""
                        insert into oms_allocation.channel (merchant, code, name, model, changed_at)
                        values (:merchant, :code, :name, :model, :now)
                        on conflict (merchant, code) do update
                           set name = excluded.name, model = excluded.model, changed_at = excluded.changed_at""")
                .bind("merchant", merchant)
                .bind("code", channel.code())
                .bind("name", channel.name())
                .bind("model", channel.model().name())
                .bind("now", clock.instant())
                .execute());
    }
}
