package oms.fraud;

/** How far a version of the fraud model is. */
enum ModelState {
    /** Written down; scores nothing. */
    DRAFT,
    /** Scores every order beside the live one, without effect. */
    SHADOW,
    /** Decides. */
    LIVE,
    /** Was in use or given up; what it scored stays its. */
    RETIRED;

    boolean canBecome(ModelState next) {
        return switch (this) {
            case DRAFT -> next != DRAFT;
            case SHADOW -> next == LIVE || next == RETIRED;
            case LIVE -> next == RETIRED;
            case RETIRED -> false;
        };
    }
}
