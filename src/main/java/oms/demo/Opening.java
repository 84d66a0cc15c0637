package oms.demo;

import java.net.URI;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import oms.outside.Api;

/** Opens the sample city for business over the public endpoints: warehouses, products, stock, a promotion, drivers. */
final class Opening {
    private final Crew crew;
    private final Api office;

    Opening(Crew crew, URI base) {
        this.crew = crew;
        this.office = crew.office(base);
    }

    void open() {
        for (int i = 0; i < City.PRODUCTS.size(); i++) product(i, City.PRODUCTS.get(i));
        for (var warehouse : City.WAREHOUSES) {
            warehouse(warehouse);
            office.post(
                    "/v1/stock/receipts",
                    Map.of("warehouse", warehouse.code(), "reference", "opening", "lines", City.receipts(warehouse)));
        }
        office.put(
                "/v1/promotions/WELCOME10",
                Map.of(
                        "kind",
                        "PERCENTAGE",
                        "percent",
                        10,
                        "currency",
                        "USD",
                        "perCustomer",
                        1,
                        "budget",
                        City.money(50_000)));
        City.DRIVERS.forEach(this::driver);
    }

    private void product(int number, City.Product product) {
        var body = new LinkedHashMap<String, Object>();
        body.put("name", product.name());
        body.put("barcode", City.barcode(number));
        body.put("price", City.money(product.price()));
        body.put("units", product.units());
        body.put("weightGrams", product.grams());
        body.put("lengthMm", product.mm()[0]);
        body.put("widthMm", product.mm()[1]);
        body.put("heightMm", product.mm()[2]);
        body.put("fragile", product.fragile());
        office.put("/v1/products/" + product.sku(), body);
    }

    private void warehouse(City.Warehouse w) {
        var body = new LinkedHashMap<String, Object>();
        body.put("name", w.name());
        body.put("address", City.address("Acme " + w.name(), w.street(), w.city(), w.region(), w.postalCode()));
        body.put("location", City.point(w.lat(), w.lon()));
        body.put("zone", City.ZONE);
        body.put("opens", "06:00");
        body.put("closes", "22:00");
        body.put("cutOff", "18:00");
        body.put("pickLeadMinutes", 30);
        body.put("waveMinutes", 60);
        body.put("perOrderCost", City.money(w.perOrder()));
        body.put("servedRadiusKm", 25.0);
        office.put("/v1/warehouses/" + w.code(), body);
    }

    private void driver(City.Driver d) {
        var body = new LinkedHashMap<String, Object>();
        body.put("name", d.name());
        body.put("personId", person(d.code()));
        body.put("homeWarehouse", d.warehouse());
        body.put("min", d.min());
        body.put("max", d.max());
        body.put("shiftStart", "08:00");
        body.put("shiftEnd", "20:00");
        body.put("zone", City.ZONE);
        body.put("location", City.point(d.lat(), d.lon()));
        office.put("/v1/drivers/" + d.code(), body);
    }

    private String person(String driver) {
        return Objects.requireNonNull(crew.drivers().get(driver)).person();
    }
}
