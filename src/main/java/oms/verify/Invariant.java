package oms.verify;

/**
 * Something that must always hold.
 *
 * @param number its number in the list of what must never break; several queries may share one
 * @param name what holds, in a few words
 * @param sql a query that returns nothing while it holds; its first column is the merchant (null where none can be told), the
 *     others say what is wrong and where. {@code :now} is the application's time.
 * @param reach how far one has to look to see it broken
 */
record Invariant(int number, String name, String sql, Reach reach) {
    /** What one breach of it lies within. */
    enum Reach {
        /** The rows of one order, or of one key of events: it is enough to look at those that changed. */
        KEY,
        /** One SKU in one warehouse: it is enough to look at those that changed. */
        SHELF,
        /** Anything, or the mere passing of time; cheap enough to look at all of it every time. */
        ALL,
        /** Anything, and too dear for every few minutes: only an audit of everything looks. */
        HISTORY
    }

    /** One that is looked at whole every time. */
    Invariant(int number, String name, String sql) {
        this(number, name, sql, Reach.ALL);
    }

    /** One that is broken within the rows of one order or key. */
    static Invariant perKey(int number, String name, String sql) {
        return new Invariant(number, name, sql, Reach.KEY);
    }

    /** One that is broken within one SKU in one warehouse. */
    static Invariant perShelf(int number, String name, String sql) {
        return new Invariant(number, name, sql, Reach.SHELF);
    }

    /** One that only an audit of everything looks at: constraints hold it meanwhile, or it is about the past. */
    static Invariant overHistory(int number, String name, String sql) {
        return new Invariant(number, name, sql, Reach.HISTORY);
    }

    /** The same, looking only for what concerns one merchant, or nobody can tell whom. */
    Invariant of(String merchant) {
        return with("select * from (" + sql
                + ") as found where coalesce(found.merchant, :m) = :m"
                        .replace(":m", "'" + merchant.replace("'", "''") + "'"));
    }

    Invariant with(String otherSql) {
        return new Invariant(number, name, otherSql, reach);
    }
}
