package oms.console;

import static oms.identity.Roles.ADMINISTRATOR;
import static oms.identity.Roles.DISPATCHER;
import static oms.identity.Roles.DRIVER;
import static oms.identity.Roles.FRAUD_REVIEWER;
import static oms.identity.Roles.ORDER_MANAGER;
import static oms.identity.Roles.PICKER;
import static oms.identity.Roles.WAREHOUSE;

import java.util.List;
import java.util.Set;
import oms.identity.Caller;

/** The sections of the console and who sees them; the pages themselves refuse whoever comes by the address. */
final class Navigation {
    /**
     * A link of the side bar.
     *
     * @param word the section that a page names to the layout
     */
    public record Entry(String word, String label, String icon, String href, Set<String> roles) {
        boolean visibleTo(Caller caller) {
            return roles.stream().anyMatch(caller::has);
        }
    }

    /** Entries under one title. */
    public record Group(String title, List<Entry> entries) {
        Group visibleTo(Caller caller) {
            return new Group(
                    title,
                    entries.stream().filter(entry -> entry.visibleTo(caller)).toList());
        }
    }

    private static final Set<String> OFFICE =
            Set.of(ADMINISTRATOR, ORDER_MANAGER, FRAUD_REVIEWER, WAREHOUSE, DISPATCHER);
    private static final Set<String> ORDERS = Set.of(ADMINISTRATOR, ORDER_MANAGER);
    private static final Set<String> PLANS = Set.of(ADMINISTRATOR, ORDER_MANAGER, WAREHOUSE, DISPATCHER);
    private static final Set<String> REVIEW = Set.of(ADMINISTRATOR, FRAUD_REVIEWER);
    private static final Set<String> STOCK = Set.of(ADMINISTRATOR, ORDER_MANAGER, WAREHOUSE);
    private static final Set<String> FLOOR = Set.of(ADMINISTRATOR, WAREHOUSE);
    private static final Set<String> HANDHELD = Set.of(ADMINISTRATOR, WAREHOUSE, PICKER);
    private static final Set<String> COUNTS = Set.of(ADMINISTRATOR, ORDER_MANAGER, WAREHOUSE, PICKER);
    private static final Set<String> ROAD = Set.of(ADMINISTRATOR, DISPATCHER);
    private static final Set<String> WINDOWS = Set.of(ADMINISTRATOR, ORDER_MANAGER, DISPATCHER);
    private static final Set<String> ADMIN = Set.of(ADMINISTRATOR);

    static final List<Group> GROUPS = List.of(
            new Group(
                    "Orders",
                    List.of(
                            new Entry("console", "Control tower", "tower", "/console", OFFICE),
                            new Entry("order", "Orders", "orders", "/order", OFFICE),
                            new Entry("fraud", "Fraud reviews", "shield", "/fraud", REVIEW),
                            new Entry("allocation", "Allocation", "route", "/allocation", PLANS),
                            new Entry("payment", "Payments", "card", "/payment", ORDERS),
                            new Entry("reconciliation", "Reconciliation", "scales", "/payment/reconciliation", ORDERS),
                            new Entry("notification", "Messages", "mail", "/notification", ORDERS))),
            new Group(
                    "Shop",
                    List.of(
                            new Entry("catalog", "Catalogue", "tag", "/catalog", STOCK),
                            new Entry("promotions", "Promotion codes", "percent", "/catalog/promotions", ORDERS))),
            new Group(
                    "Warehouse",
                    List.of(
                            new Entry("inventory", "Stock", "shelf", "/inventory", STOCK),
                            new Entry("transfers", "Transfers", "truck", "/inventory/transfers", STOCK),
                            new Entry("fulfillment", "Pick lists", "list", "/fulfillment", FLOOR),
                            new Entry("pick", "Picking", "scan", "/fulfillment/pick", HANDHELD),
                            new Entry("pack", "Packing", "box", "/fulfillment/pack", HANDHELD),
                            new Entry("counts", "Counts", "list", "/inventory/counts", COUNTS))),
            new Group(
                    "Road",
                    List.of(
                            new Entry("delivery", "Dispatch", "map", "/delivery", ROAD),
                            new Entry("windows", "Delivery windows", "clock", "/checkout/windows", WINDOWS),
                            new Entry("fleet", "Drivers", "truck", "/fleet", ROAD),
                            new Entry("drive", "My day", "route", "/delivery/drive", Set.of(DRIVER)))),
            new Group(
                    "System",
                    List.of(
                            new Entry("events", "Events", "pulse", "/events", ORDERS),
                            new Entry("verify", "Invariants", "check", "/verify", ORDERS),
                            new Entry("identity", "People and keys", "people", "/identity", ADMIN),
                            new Entry("audit", "Audit log", "book", "/identity/audit", ADMIN))));

    private Navigation() {}

    /** @return the page on which the caller's day begins: the first section they see */
    static String start(Caller caller) {
        return of(caller).stream()
                .flatMap(group -> group.entries().stream())
                .map(Entry::href)
                .findFirst()
                .orElse("/identity/me");
    }

    static List<Group> of(Caller caller) {
        return GROUPS.stream()
                .map(group -> group.visibleTo(caller))
                .filter(group -> !group.entries().isEmpty())
                .toList();
    }
}
