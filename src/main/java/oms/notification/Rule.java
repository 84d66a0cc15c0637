package oms.notification;

import java.util.EnumSet;
import java.util.Set;

/** What a merchant's shoppers are told, and in which language. */
record Rule(Language language, Set<MessageKind> tell) {
    /** Everything, in English. */
    static final Rule USUAL = new Rule(Language.EN, EnumSet.allOf(MessageKind.class));

    Rule {
        tell = Set.copyOf(tell);
    }
}
