package oms.scenario;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Where two use cases meet: the shop, the article, and what else both of them are about. */
final class Scene {
    final Supply supply;
    final Clockwork clockwork;
    private String sku = Supply.PHONE;
    private @Nullable String transfer;
    private @Nullable String count;

    Scene(Supply supply, Clockwork clockwork) {
        this.supply = supply;
        this.clockwork = clockwork;
    }

    Shop shop() {
        return supply.shop;
    }

    /** @return what is bought, counted, moved */
    String sku() {
        return sku;
    }

    /** From now on it is an article of which there are two pieces, and one is promised. */
    Storyboard isScarce() {
        sku = supply.newArticle();
        return supply.allocatedOf(sku);
    }

    /** @return a piece that is on its way to this warehouse */
    String transfer() {
        if (transfer == null)
            transfer = shop().office
                    .post("/v1/transfers", transferOfOne(Supply.FAR_AWAY, Supply.HERE))
                    .getString("id");
        return transfer;
    }

    Map<String, Object> transferOfOne(String from, String to) {
        return Map.of("from", from, "to", to, "lines", List.of(Map.of("sku", sku, "quantity", 1)));
    }

    /** @return the article is to be counted here */
    String count() {
        if (count == null) {
            shop().office.post("/v1/counts", Map.of("warehouse", Supply.HERE, "skus", List.of(sku)));
            List<String> open = shop().office
                    .get("/v1/counts?limit=500&status=OPEN&warehouse=" + Supply.HERE)
                    .where("items", "sku", sku)
                    .getList("id");
            count = open.getFirst();
        }
        return count;
    }

    long onHand() {
        return shop().office
                .get("/v1/stock?sku=" + sku)
                .where("items", "warehouse", Supply.HERE)
                .getLong("[0].onHand");
    }
}
