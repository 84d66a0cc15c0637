package oms.fulfillment.pickpath;

import org.jspecify.annotations.Nullable;

/**
 * What matters of a partial tour for all that comes right of it: the parity of its edges at the back and at the front end of the
 * last aisle, and how its parts hang together. The seven classes and both tables are those of H. D. Ratliff and A. S. Rosenthal,
 * "Order-picking in a rectangular warehouse: a solvable case of the traveling salesman problem", Operations Research 31 (1983).
 */
enum State {
    /** An odd number of edges at both ends, in one part. */
    ODD_BOTH,
    /** An even number at the back, none at the front. */
    EVEN_BACK,
    /** An even number at the front, none at the back. */
    EVEN_FRONT,
    /** An even number at both ends, in one part. */
    EVEN_BOTH,
    /** An even number at both ends, in two parts that are still to be joined. */
    TWO_PARTS,
    /** Nothing has been walked yet. */
    NOTHING,
    /** Everything has been walked. */
    DONE;

    /** How an aisle is walked. */
    enum Way {
        /** Through, once. */
        THROUGH(false),
        /** In from the back, and back. */
        FROM_BACK(true),
        /** In from the front, and back. */
        FROM_FRONT(true),
        /** From both ends, leaving the largest gap out. */
        GAP(true),
        /** Through and back again. */
        TWICE(false),
        /** Not at all. */
        NOT(false);

        final boolean needsPlaces;

        Way(boolean needsPlaces) {
            this.needsPlaces = needsPlaces;
        }
    }

    /** How one gets to the next aisle: so many times along the back and along the front. */
    enum Cross {
        ONCE_EACH(1, 1),
        BACK_TWICE(2, 0),
        FRONT_TWICE(0, 2),
        TWICE_EACH(2, 2),
        NOT(0, 0);

        final int back;
        final int front;

        Cross(int back, int front) {
            this.back = back;
            this.front = front;
        }
    }

    /** @return the class after walking the aisle so; null where that leads nowhere */
    @Nullable
    State walk(Way way) {
        if (way == Way.NOT) return this;
        if (this == DONE) return null;
        return switch (way) {
            case THROUGH -> this == ODD_BOTH ? EVEN_BOTH : ODD_BOTH;
            case FROM_BACK -> with(EVEN_BACK, EVEN_FRONT);
            case FROM_FRONT -> with(EVEN_FRONT, EVEN_BACK);
            case GAP -> this == ODD_BOTH || this == EVEN_BOTH ? this : TWO_PARTS;
            case TWICE -> this == ODD_BOTH ? this : EVEN_BOTH;
            case NOT -> this;
        };
    }

    /** Touches one end only: joins what is there, stands alone where there is nothing. */
    private State with(State own, State other) {
        if (this == NOTHING) return own;
        return this == other ? TWO_PARTS : this;
    }

    /** @return the class at the next aisle after crossing so; null where a part would be left behind */
    @Nullable
    State cross(Cross cross) {
        return switch (cross) {
            case ONCE_EACH -> this == ODD_BOTH ? ODD_BOTH : null;
            case BACK_TWICE -> this == EVEN_BACK || this == EVEN_BOTH ? EVEN_BACK : null;
            case FRONT_TWICE -> this == EVEN_FRONT || this == EVEN_BOTH ? EVEN_FRONT : null;
            case TWICE_EACH ->
                switch (this) {
                    case EVEN_BOTH -> EVEN_BOTH;
                    case EVEN_BACK, EVEN_FRONT, TWO_PARTS -> TWO_PARTS;
                    case ODD_BOTH, NOTHING, DONE -> null;
                };
            case NOT ->
                switch (this) {
                    case EVEN_BACK, EVEN_FRONT, EVEN_BOTH, DONE -> DONE;
                    case NOTHING -> NOTHING;
                    case ODD_BOTH, TWO_PARTS -> null;
                };
        };
    }

    boolean isWhole() {
        return this == EVEN_BACK || this == EVEN_FRONT || this == EVEN_BOTH || this == DONE;
    }
}
