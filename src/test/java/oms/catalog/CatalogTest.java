package oms.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.List;
import oms.Ids;
import oms.money.Money;
import oms.web.Csv;
import oms.web.InvalidRequest;
import org.junit.jupiter.api.Test;

@QuarkusTest
class CatalogTest {
    private static final String HEADER =
            "sku,name,price,currency,units,weight_grams,length_mm,width_mm,height_mm,barcode,fragile\n";

    @Inject
    Catalog catalog;

    @Inject
    ProductImport products;

    String merchant = Ids.next("mer");

    @Test
    void a_product_is_one_merchants_only() {
        catalog.put(merchant, SomeProducts.product("PHONE-X", 3900));
        assertThat(catalog.products(merchant, List.of("PHONE-X"))).containsKey("PHONE-X");
        assertThat(catalog.products(Ids.next("mer"), List.of("PHONE-X"))).isEmpty();
    }

    @Test
    void a_warehouses_offer_goes_before_the_products_own_price() {
        catalog.put(merchant, SomeProducts.product("PHONE-X", 3900));
        catalog.put(merchant, new OfferView("PHONE-X", "WH-NY", Money.of(3700, "USD")));
        assertThat(catalog.price(merchant, "PHONE-X", "WH-NY")).isEqualTo(Money.of(3700, "USD"));
        assertThat(catalog.price(merchant, "PHONE-X", "WH-NJ")).isEqualTo(Money.of(3900, "USD"));
        assertThat(catalog.price(merchant, "PHONE-X", null)).isEqualTo(Money.of(3900, "USD"));
        assertThatThrownBy(() -> catalog.price(merchant, "NOPE", null)).isInstanceOf(ProductNotFound.class);
        assertThatThrownBy(() -> catalog.put(merchant, new OfferView("NOPE", "WH-NY", Money.of(1, "USD"))))
                .isInstanceOf(ProductNotFound.class);
    }

    @Test
    void what_may_not_lie_on_its_side_is_kept_and_imported() {
        products.take(
                merchant,
                HEADER.replace("barcode,fragile", "barcode,upright")
                        + "FERN,Fern in a pot,12.00,USD,1,900,200,200,400,,yes\nROPE,Rope,5.00,USD,1,900,200,200,100,,no\n");
        var read = catalog.products(merchant, List.of("FERN", "ROPE"));
        assertThat(read.get("FERN").upright()).isTrue();
        assertThat(read.get("ROPE").upright()).isFalse();
        assertThat(read.get("FERN").fragile()).isFalse();
    }

    @Test
    void a_barcode_means_one_product() {
        catalog.put(merchant, withBarcode("A", "4006381333931"));
        assertThatThrownBy(() -> catalog.put(merchant, withBarcode("B", "4006381333931")))
                .isInstanceOf(BarcodeTaken.class);
        catalog.archive(merchant, "A");
        catalog.put(merchant, withBarcode("B", "4006381333931"));
        assertThat(catalog.byBarcode(merchant, "4006381333931").orElseThrow().sku())
                .isEqualTo("B");
    }

    @Test
    void a_file_is_taken_row_by_row_and_the_report_names_what_was_refused() {
        catalog.put(merchant, withBarcode("OLD", "111"));
        var report = products.take(
                merchant,
                HEADER
                        + "WATER-5L,\"Water, 5 l\",4.00,USD,2,5100,160,160,320,,no\n"
                        + "BAD PRICE,x,4.001,USD,2,1,1,1,1,,\n"
                        + "P1,x,4.001,USD,2,1,1,1,1,,\n"
                        + "P2,,1,USD,1,1,1,1,1,,\n"
                        + "P3,x,1,USD,0,1,1,1,1,,\n"
                        + "WATER-5L,again,1,USD,1,1,1,1,1,,\n"
                        + "P4,x,1,USD,1,1,1,1,1,111,\n"
                        + "P5,x,1,USD,1\n"
                        + "P6,x,1,XXQ,1,1,1,1,1,,maybe\n"
                        + "PHONE-X,Phone X,39,USD,1,200,150,75,10,222,yes\n");
        assertThat(report.rows()).isEqualTo(10);
        assertThat(report.imported()).isEqualTo(2);
        assertThat(report.errors())
                .extracting(Csv.Fault::line, Csv.Fault::column, Csv.Fault::code)
                .containsExactly(
                        fault(3, "sku", "invalid_value"),
                        fault(4, "price", "invalid_value"),
                        fault(5, "name", "missing_value"),
                        fault(6, "units", "out_of_range"),
                        fault(7, "sku", "repeated_row"),
                        fault(8, "", "barcode_taken"),
                        fault(9, "", "wrong_field_count"),
                        fault(10, "price", "invalid_value"));
        assertThat(catalog.products(merchant, List.of("WATER-5L"))
                        .get("WATER-5L")
                        .price())
                .isEqualTo(Money.of(400, "USD"));
        assertThat(catalog.products(merchant, List.of("PHONE-X")).get("PHONE-X").fragile())
                .isTrue();
    }

    @Test
    void a_file_that_is_no_table_of_products_is_refused_as_a_whole() {
        for (var file : new String[] {
            "",
            " ",
            "sku,name\nA,b\n",
            HEADER,
            "\"",
            HEADER.strip() + ",nonsense\n1,2,3,4,5,6,7,8,9,10,11,12\n",
            HEADER + "A\0,b\n",
            "sku,sku\n1,2\n"
        }) {
            assertThatThrownBy(() -> products.take(merchant, file)).as(file).isInstanceOf(InvalidRequest.class);
        }
    }

    private static org.assertj.core.groups.Tuple fault(long line, String column, String code) {
        return org.assertj.core.groups.Tuple.tuple(line, column, code);
    }

    private static ProductView withBarcode(String sku, String barcode) {
        var p = SomeProducts.product(sku, 100);
        return new ProductView(p.sku(), p.name(), barcode, p.price(), 1, 1, 1, 1, 1, false, null, false);
    }
}
