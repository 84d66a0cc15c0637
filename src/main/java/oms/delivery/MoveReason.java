package oms.delivery;

/** Why an arrival is not when it was said to be. */
enum MoveReason {
    PLANNED_ANEW("it was planned onto another tour"),
    LEFT_LATE("the driver leaves later than planned"),
    LEFT_EARLY("the driver left earlier than planned"),
    MORE_STOPS("other stops now come before yours"),
    FEWER_STOPS("fewer stops come before yours"),
    LONGER_AT_DOORS("the stops before yours take longer"),
    QUICKER_AT_DOORS("the stops before yours were done quickly"),
    SLOWER_ROADS("the roads are slower than usual"),
    FASTER_ROADS("the roads are clear");

    private final String words;

    MoveReason(String words) {
        this.words = words;
    }

    /** @return for the shopper, after "because" */
    public String words() {
        return words;
    }
}
