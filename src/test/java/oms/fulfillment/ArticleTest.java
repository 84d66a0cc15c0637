package oms.fulfillment;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import oms.catalog.ProductView;
import oms.fulfillment.packing.Box;
import oms.fulfillment.packing.Packing;
import oms.fulfillment.packing.Size;
import oms.money.Money;
import oms.order.OrderLineView;
import org.junit.jupiter.api.Test;

class ArticleTest {
    private static final Box FLAT = new Box("FLAT", new Size(500, 300, 150), 9_000, 50);
    private static final Box TALL = new Box("TALL", new Size(300, 300, 500), 9_000, 90);

    @Test
    void what_stands_upright_only_is_not_laid_into_a_flat_box_though_that_is_cheaper() {
        assertThat(box(false)).isEqualTo(FLAT);
        assertThat(box(true)).isEqualTo(TALL);
    }

    private static Box box(boolean upright) {
        var price = Money.of(1_000, "USD");
        var line = new OrderLineView(1, "FERN", "Fern", 1, price, 1, 900);
        var product = new ProductView("FERN", "Fern", null, price, 1, 900, 120, 120, 400, false, upright, null, false);
        return Packing.pack(List.of(Article.of(line, product).item()), List.of(FLAT, TALL))
                .getFirst()
                .box();
    }
}
