package oms.fulfillment;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.TreeMap;
import oms.fulfillment.Layout.Aisle;
import oms.fulfillment.Layout.CrossAisle;
import oms.fulfillment.Layout.Depot;
import oms.inventory.AisleView;
import oms.inventory.Stock;
import oms.inventory.Warehouses;
import oms.web.InvalidRequest;

/**
 * How each warehouse is built. Where nobody has said so it is taken to be one block, with the aisles that its bins name: A or 1 the
 * first, the depot in front of it.
 */
@ApplicationScoped
class Layouts {
    private static final int LETTERS = 26;

    private final LayoutRepository layouts;
    private final Warehouses warehouses;
    private final Stock stock;
    private final FulfillmentSettings settings;

    Layouts(LayoutRepository layouts, Warehouses warehouses, Stock stock, FulfillmentSettings settings) {
        this.layouts = layouts;
        this.warehouses = warehouses;
        this.stock = stock;
        this.settings = settings;
    }

    /** @throws oms.inventory.WarehouseNotFound where the merchant has no such warehouse */
    Layout get(String merchant, String warehouse) {
        warehouses.get(merchant, warehouse);
        return of(merchant, warehouse);
    }

    /** @return the layout that somebody has set, else what the bins suggest; for a warehouse that there is */
    Layout of(String merchant, String warehouse) {
        return layouts.find(merchant, warehouse)
                .orElseGet(() -> usual(stock.aisles(merchant, warehouse), settings.layout()));
    }

    /** @return whether somebody has set it */
    boolean isSet(String merchant, String warehouse) {
        return layouts.find(merchant, warehouse).isPresent();
    }

    /**
     * Sets the layout; lists opened from now on are walked by it.
     *
     * @throws InvalidRequest where it does not fit together
     */
    @Transactional
    Layout put(String merchant, String warehouse, Layout layout, String by) {
        warehouses.get(merchant, warehouse);
        var faults = layout.faults();
        if (!faults.isEmpty()) throw new InvalidRequest(faults);
        layouts.put(merchant, warehouse, layout, by);
        return layout;
    }

    /** @return one block with an aisle for each name, by its letters or its number, or in the order of other names */
    static Layout usual(List<AisleView> bins, FulfillmentSettings.Layout usual) {
        var names = bins.stream().map(AisleView::name).toList();
        var lettered = names.stream().allMatch(name -> name.matches("[A-Za-z]{1,2}"));
        var numbered = names.stream().allMatch(name -> name.matches("[0-9]{1,3}"));
        var inOrder = new TreeMap<Integer, String>();
        for (var name : names.stream().sorted().toList())
            inOrder.putIfAbsent(lettered ? letters(name) : numbered ? Integer.parseInt(name) : inOrder.size(), name);
        if (inOrder.isEmpty()) inOrder.put(0, "A");
        var aisles = new ArrayList<Aisle>();
        var first = inOrder.firstKey();
        inOrder.forEach((no, name) -> aisles.add(new Aisle(name, (no - first) * usual.aisleMm(), null, null)));
        var last = bins.stream().mapToInt(AisleView::lastBin).max().orElse(0);
        var cross = List.of(
                new CrossAisle(0, usual.aisleMm()), new CrossAisle(Math.max(last, usual.bins()), usual.aisleMm()));
        return new Layout(
                usual.binMm(), aisles, cross, new Depot(aisles.getFirst().name(), 0));
    }

    /** @return 1 for A, 26 for Z, 27 for AA */
    private static int letters(String name) {
        return name.toUpperCase(Locale.ROOT).chars().reduce(0, (n, c) -> n * LETTERS + c - 'A' + 1);
    }
}
