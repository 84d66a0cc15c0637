package oms.delivery;

/** What follows a failed attempt. */
public enum NextStep {
    /** On a next trip. */
    AGAIN("Try again later", "It stays in the van and goes on your next trip"),
    /** At once, at a neighbour's door: the stop stays open. */
    NEIGHBOUR("Try a neighbour", "The stop stays open: hand it over next door"),
    /** At a pick-up point, where the shopper fetches it: the stop stays open until somebody there has signed for it. */
    PICK_UP_POINT("Take it to a pick-up point", "The stop stays open: hand it over there; the shopper is told"),
    /** Back to the warehouse and onto the shelf. */
    WAREHOUSE("Back to the warehouse", "It is scanned in there, and the order ends");

    private final String label;
    private final String meaning;

    NextStep(String label, String meaning) {
        this.label = label;
        this.meaning = meaning;
    }

    /** @return what a driver chooses */
    public String label() {
        return label;
    }

    /** @return what becomes of the package then */
    public String meaning() {
        return meaning;
    }

    /** @return whether the stop stays open, for another door */
    boolean staysOpen() {
        return this == NEIGHBOUR || this == PICK_UP_POINT;
    }
}
