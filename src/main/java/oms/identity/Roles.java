package oms.identity;

import java.util.List;
import java.util.Map;

/** Who may do what. A person or device holds some of the first seven; keys and tokens hold exactly one of the last two. */
public final class Roles {
    public static final String ADMINISTRATOR = "administrator";
    public static final String ORDER_MANAGER = "order-manager";
    public static final String FRAUD_REVIEWER = "fraud-reviewer";
    public static final String WAREHOUSE = "warehouse";
    public static final String DISPATCHER = "dispatcher";
    public static final String PICKER = "picker";
    public static final String DRIVER = "driver";
    /** A merchant's storefront back-end, by API key. */
    public static final String STOREFRONT = "storefront";
    /** A shopper, by the token of one order. */
    public static final String SHOPPER = "shopper";

    /** The roles a person can hold, in the order in which pages show them. */
    public static final List<String> OF_PEOPLE =
            List.of(ADMINISTRATOR, ORDER_MANAGER, FRAUD_REVIEWER, WAREHOUSE, DISPATCHER, PICKER, DRIVER);

    private static final Map<String, String> IN_WORDS = Map.of(
            ADMINISTRATOR, "Runs the shop's settings, people and keys; may do all that others may",
            ORDER_MANAGER, "Looks after orders: holds, releases, cancels",
            FRAUD_REVIEWER, "Decides orders that wait for a fraud review",
            WAREHOUSE, "Runs a warehouse: stock, pick lists, packing",
            DISPATCHER, "Runs the road: drivers, trips, allocation",
            PICKER, "Picks and packs with the handheld page",
            DRIVER, "Delivers with the phone page");

    private Roles() {}

    /** @return what a person with this role does, for the page on which roles are given; empty for an unknown role */
    public static String inWords(String role) {
        return IN_WORDS.getOrDefault(role, "");
    }
}
