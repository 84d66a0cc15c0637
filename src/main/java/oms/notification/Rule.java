package oms.notification;

import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What is told of a merchant's orders, how, and in which language.
 *
 * @param tell by mail
 * @param hook where the webhook goes; null where there is none
 */
record Rule(
        Language language,
        Set<MessageKind> tell,
        Set<MessageKind> sms,
        Set<MessageKind> webhook,
        @Nullable Hook hook,
        @Nullable QuietHours quiet) {
    /** An address of the merchant's, and the secret by which it knows that it is us. */
    record Hook(String url, String secret) {}

    /** Everything by mail, in English. */
    static final Rule USUAL = new Rule(Language.EN, EnumSet.allOf(MessageKind.class), Set.of(), Set.of(), null, null);

    Rule {
        tell = Set.copyOf(tell);
        sms = Set.copyOf(sms);
        webhook = Set.copyOf(webhook);
    }

    Set<MessageKind> by(Channel channel) {
        return switch (channel) {
            case MAIL -> tell;
            case SMS -> sms;
            case WEBHOOK -> webhook;
        };
    }

    /** For the console. */
    public boolean tells(Channel channel, MessageKind kind) {
        return by(channel).contains(kind);
    }
}
