package oms.demo;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What the sample city is made of: warehouses, goods, drivers and doors around New York. */
final class City {
    static final String MERCHANT = "acme";
    static final String ZONE = "America/New_York";

    /** @param perOrder cost of handling an order, in cents */
    record Warehouse(
            String code,
            String name,
            String street,
            String city,
            String region,
            String postalCode,
            double lat,
            double lon,
            long perOrder) {}

    /** @param price in cents; @param units of capacity each; @param mm length, width, height */
    record Product(String sku, String name, long price, int units, int grams, int[] mm, boolean fragile) {}

    /** @param min units below which a trip is not worth leaving for; @param max units the vehicle takes */
    record Driver(String code, String name, String warehouse, int min, int max, double lat, double lon) {}

    /** Where somebody lives. */
    record Door(String line, String city, String region, String postalCode, double lat, double lon) {}

    static final List<Warehouse> WAREHOUSES = List.of(
            new Warehouse(
                    "WH-NY",
                    "Long Island City",
                    "21-07 44th Drive",
                    "Long Island City",
                    "NY",
                    "11101",
                    40.7440,
                    -73.9485,
                    120),
            new Warehouse(
                    "WH-BK",
                    "Brooklyn Sunset Park",
                    "220 36th Street",
                    "Brooklyn",
                    "NY",
                    "11232",
                    40.6562,
                    -74.0070,
                    110),
            new Warehouse(
                    "WH-BX",
                    "Bronx Hunts Point",
                    "1240 Lafayette Avenue",
                    "Bronx",
                    "NY",
                    "10474",
                    40.8180,
                    -73.8890,
                    100),
            new Warehouse(
                    "WH-QN", "Queens Maspeth", "56-15 Grand Avenue", "Maspeth", "NY", "11378", 40.7210, -73.9080, 105));

    static final List<Driver> DRIVERS = List.of(
            new Driver("D1", "Driver D1", "WH-NY", 2, 10, 40.7442, -73.9480),
            new Driver("D2", "Driver D2", "WH-NY", 2, 10, 40.7431, -73.9502),
            new Driver("D3", "Driver D3", "WH-NY", 2, 24, 40.7450, -73.9470),
            new Driver("D4", "Driver D4", "WH-BK", 2, 24, 40.6565, -74.0060),
            new Driver("D5", "Driver D5", "WH-BX", 2, 24, 40.8175, -73.8880),
            new Driver("D6", "Driver D6", "WH-QN", 2, 24, 40.7215, -73.9070));

    static final List<Product> PRODUCTS = List.of(
            product("WATER-5L", "Spring water, 5 litres", 400, 2, 5100, 155, 155, 310),
            fragile("PHONE-X", "Phone X, 128 GB, blue", 3900, 1, 420, 165, 90, 55),
            product("COFFEE-1K", "Coffee beans, 1 kg", 1650, 1, 1020, 120, 80, 260),
            product("TEA-GREEN", "Green tea, 50 bags", 590, 1, 140, 140, 80, 70),
            product("RICE-5K", "Basmati rice, 5 kg", 1290, 2, 5050, 300, 200, 110),
            product("PASTA-500", "Spaghetti, 500 g", 190, 1, 510, 270, 70, 40),
            product("TOMATO-6", "Tomatoes in tins, 6", 780, 1, 2550, 230, 155, 110),
            fragile("OIL-OLIVE", "Olive oil, 750 ml", 1190, 1, 1250, 75, 75, 310),
            product("FLOUR-2K", "Flour, 2 kg", 320, 1, 2020, 180, 110, 90),
            product("SUGAR-1K", "Sugar, 1 kg", 210, 1, 1010, 150, 95, 60),
            product("OATS-1K", "Rolled oats, 1 kg", 380, 1, 1030, 190, 130, 80),
            fragile("HONEY-500", "Honey, 500 g", 890, 1, 720, 85, 85, 120),
            fragile("JAM-CHERRY", "Cherry jam", 460, 1, 560, 80, 80, 110),
            product("MILK-OAT6", "Oat drink, 6 litres", 1140, 2, 6300, 290, 200, 200),
            product("CHOC-BOX", "Chocolates, 400 g", 1490, 1, 480, 260, 190, 40),
            product("NUTS-MIX", "Mixed nuts, 750 g", 1090, 1, 780, 200, 140, 70),
            product("DETERGENT", "Detergent, 3 litres", 1350, 2, 3300, 240, 120, 290),
            product("PAPER-12", "Kitchen paper, 12 rolls", 1250, 3, 1900, 480, 360, 240),
            product("SOAP-3", "Hand soap, 3", 540, 1, 1150, 200, 75, 180),
            product("SPONGE-10", "Sponges, 10", 350, 1, 120, 240, 110, 70),
            product("BATTERY-AA", "Batteries AA, 24", 1590, 1, 590, 150, 100, 30),
            fragile("BULB-LED4", "LED bulbs, 4", 1190, 1, 320, 130, 130, 120),
            product("CABLE-USBC", "USB-C cable, 2 m", 1290, 1, 80, 140, 100, 25),
            product("CHARGER-65", "Charger, 65 W", 2990, 1, 180, 110, 90, 40),
            fragile("HEADPHONES", "Headphones", 7900, 1, 540, 220, 190, 90),
            fragile("TABLET-11", "Tablet, 11 inches", 32900, 1, 780, 290, 210, 50),
            product("MOUSE-BT", "Mouse, wireless", 2490, 1, 150, 140, 90, 50),
            product("KEYBOARD", "Keyboard", 5900, 1, 890, 460, 160, 45),
            fragile("LAMP-DESK", "Desk lamp", 3490, 2, 1700, 420, 220, 160),
            product("NOTEBOOK-5", "Notebooks A5, 5", 990, 1, 1100, 215, 155, 60),
            product("PENS-10", "Pens, 10", 690, 1, 130, 170, 90, 20),
            product("TOWEL-2", "Bath towels, 2", 2590, 2, 1300, 350, 260, 130),
            product("SOCKS-5", "Socks, 5 pairs", 1490, 1, 310, 230, 160, 50),
            product("YOGA-MAT", "Yoga mat", 2790, 2, 1250, 620, 130, 130),
            product("BOTTLE-STL", "Steel bottle", 1990, 1, 380, 80, 80, 270),
            fragile("MUG-SET4", "Mugs, 4", 2190, 1, 1650, 240, 240, 120),
            product("PAN-28", "Frying pan, 28 cm", 3990, 2, 1450, 480, 300, 80),
            product("KNIFE-CHEF", "Chef's knife", 4490, 1, 310, 350, 70, 30),
            product("DOGFOOD-3K", "Dog food, 3 kg", 1690, 2, 3050, 320, 210, 100),
            product("CATSAND-10", "Cat litter, 10 litres", 1190, 3, 8200, 330, 240, 150),
            product("CANDLE-6", "Candles, 6", 890, 1, 620, 190, 130, 60),
            fragile("VASE-GLASS", "Glass vase", 2690, 1, 1350, 180, 180, 290));

    static final List<Door> DOORS = List.of(
            new Door("40 Rutgers Street", "New York", "NY", "10002", 40.7136, -73.9903),
            new Door("125 Worth Street", "New York", "NY", "10013", 40.7155, -74.0020),
            new Door("98 Bowery", "New York", "NY", "10013", 40.7179, -73.9950),
            new Door("310 East 12th Street", "New York", "NY", "10003", 40.7302, -73.9848),
            new Door("75 Bank Street", "New York", "NY", "10014", 40.7362, -74.0044),
            new Door("200 East 24th Street", "New York", "NY", "10010", 40.7389, -73.9823),
            new Door("240 East 38th Street", "New York", "NY", "10016", 40.7476, -73.9743),
            new Door("430 West 46th Street", "New York", "NY", "10036", 40.7616, -73.9917),
            new Door("155 East 62nd Street", "New York", "NY", "10065", 40.7641, -73.9658),
            new Door("225 West 83rd Street", "New York", "NY", "10024", 40.7865, -73.9776),
            new Door("1590 Lexington Avenue", "New York", "NY", "10029", 40.7890, -73.9474),
            new Door("47-10 Vernon Boulevard", "Long Island City", "NY", "11101", 40.7455, -73.9535),
            new Door("31-16 Steinway Street", "Astoria", "NY", "11103", 40.7608, -73.9177),
            new Door("37-20 75th Street", "Jackson Heights", "NY", "11372", 40.7483, -73.8915),
            new Door("58-12 Woodside Avenue", "Woodside", "NY", "11377", 40.7455, -73.9060),
            new Door("160 Bedford Avenue", "Brooklyn", "NY", "11249", 40.7180, -73.9570),
            new Door("700 Manhattan Avenue", "Brooklyn", "NY", "11222", 40.7262, -73.9515),
            new Door("250 Smith Street", "Brooklyn", "NY", "11231", 40.6823, -73.9934),
            new Door("410 5th Avenue", "Brooklyn", "NY", "11215", 40.6698, -73.9861),
            new Door("880 Saint Johns Place", "Brooklyn", "NY", "11216", 40.6718, -73.9530),
            new Door("520 Grand Concourse", "Bronx", "NY", "10451", 40.8172, -73.9268));

    /** The running example's customer: 40.71, −74.00. */
    static final Door EXAMPLE_DOOR = new Door("49 Madison Street", "New York", "NY", "10038", 40.71, -74.00);

    private City() {}

    private static Product product(String sku, String name, long price, int units, int grams, int... mm) {
        return new Product(sku, name, price, units, grams, mm, false);
    }

    private static Product fragile(String sku, String name, long price, int units, int grams, int... mm) {
        return new Product(sku, name, price, units, grams, mm, true);
    }

    static Map<String, Object> money(long cents) {
        return Map.of("amount", cents, "currency", "USD");
    }

    /** An EAN-13 of the range that shops use among themselves. */
    static String barcode(int product) {
        var digits = "2%011d".formatted(100_000L + product);
        int sum = 0;
        for (int i = 0; i < 12; i++) sum += (digits.charAt(i) - '0') * (i % 2 == 0 ? 1 : 3);
        return digits + (10 - sum % 10) % 10;
    }

    /** What lies where: everything in Queens, some of it elsewhere; phones only in Long Island City. */
    static int stocked(Warehouse warehouse, int product) {
        if (warehouse.code().equals("WH-NY")) return product == 1 ? 60 : 240;
        if (product == 1) return 0;
        return (product + warehouse.code().hashCode()) % 3 == 0 ? 0 : 120;
    }

    /** Aisle A to F, shelf 1 to 4, bin 1 to 20. {@code WATER-5L} lies in aisle B, shelf 3, bin 12, as in the specification. */
    static Map<String, Object> place(int product) {
        if (product == 0) return place("B", 3, 12);
        var aisle = String.valueOf((char) ('A' + product * 5 % 6));
        return place(aisle, 1 + product % 4, 1 + product * 7 % 20);
    }

    private static Map<String, Object> place(String aisle, int shelf, int bin) {
        return Map.of("aisle", aisle, "shelf", shelf, "bin", bin);
    }

    static Map<String, Object> address(String name, Door door) {
        return address(name, door.line(), door.city(), door.region(), door.postalCode());
    }

    static Map<String, Object> address(
            String name, String line, String city, String region, @Nullable String postalCode) {
        var address = new LinkedHashMap<String, Object>();
        address.put("name", name);
        address.put("line1", line);
        address.put("city", city);
        address.put("region", region);
        address.put("postalCode", postalCode);
        address.put("country", "US");
        return address;
    }

    static Map<String, Object> point(double lat, double lon) {
        return Map.of("lat", lat, "lon", lon);
    }

    static List<Map<String, Object>> receipts(Warehouse warehouse) {
        var lines = new ArrayList<Map<String, Object>>();
        for (int i = 0; i < PRODUCTS.size(); i++) {
            var quantity = stocked(warehouse, i);
            if (quantity == 0) continue;
            var cost = PRODUCTS.get(i).price() * (58 + warehouse.code().charAt(3) % 5) / 100;
            lines.add(Map.of(
                    "sku", PRODUCTS.get(i).sku(), "quantity", quantity, "unitCost", money(cost), "place", place(i)));
        }
        return lines;
    }
}
