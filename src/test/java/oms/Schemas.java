package oms;

import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** Which database schemas a text of SQL names. */
final class Schemas {
    private static final Pattern QUALIFIED = Pattern.compile("\\b(oms_[a-z]+)\\.[a-z_]+");

    private Schemas() {}

    /** @return the schemas other than the module's own */
    static List<String> foreign(String module, String sql) {
        return QUALIFIED
                .matcher(sql)
                .results()
                .map(MatchResult::group)
                .map(s -> s.substring(0, s.indexOf('.')))
                .filter(s -> !s.equals("oms_" + module))
                .distinct()
                .toList();
    }
}
