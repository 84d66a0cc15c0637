package oms.notification;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;

/**
 * How shoppers are told. The mail server itself is set where Quarkus looks for it: {@code quarkus.mailer.host},
 * {@code .port}, {@code .username}, {@code .password}, {@code .start-tls} ({@code DISABLED}, {@code OPTIONAL},
 * {@code REQUIRED}), {@code .tls}, and {@code .from}, the address all messages come from. With {@code quarkus.mailer.mock=true}
 * nothing leaves the house and the console's page of messages is the mailbox; the demo runs like that.
 */
@ConfigMapping(prefix = "oms.notification")
interface NotificationSettings {
    /** Where shoppers reach this installation from outside; links in messages begin with it. */
    @WithDefault("http://localhost:8080")
    URI publicUrl();

    /** Tries before a message counts as failed. The pauses between them double, from {@link #pause} to {@link #longestPause}. */
    @WithDefault("8")
    int tries();

    @WithDefault("PT30S")
    Duration pause();

    @WithDefault("PT1H")
    Duration longestPause();

    /** How long the mail server may take for one message. */
    @WithDefault("PT20S")
    Duration patience();

    /** How long a merchant's webhook may take to answer. */
    @WithDefault("PT5S")
    Duration webhookPatience();

    /** Whether webhooks may go to addresses of the house's own network, and without TLS; for trying out. */
    @WithDefault("false")
    boolean webhookInside();

    Sms sms();

    /** The gateway for SMS; without an address nobody can choose SMS. */
    interface Sms {
        Optional<URI> url();

        /** Sent as bearer token. */
        Optional<String> token();

        /** What the telephone shows as sender. */
        @WithDefault("OMS")
        String from();
    }

    /** Messages one round of one replica sends at most. */
    @WithDefault("200")
    int batch();

    /** For how long texts, addresses and links of messages are kept; what was told when stays without them. */
    @WithDefault("P30D")
    Duration keepTexts();
}
