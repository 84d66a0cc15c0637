package oms.verify;

/**
 * Something that must always hold.
 *
 * @param number its number in the list of what must never break; several queries may share one
 * @param name what holds, in a few words
 * @param sql a query that returns nothing while it holds; its first column is the merchant (null where none can be told), the
 *     others say what is wrong and where. {@code :now} is the application's time.
 */
record Invariant(int number, String name, String sql) {
    /** The same, looking only for what concerns one merchant. */
    Invariant of(String merchant) {
        return new Invariant(
                number,
                name,
                "select * from (" + sql + ") as found where found.merchant = '" + merchant.replace("'", "''") + "'");
    }
}
