package oms.identity;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How long credentials live and how often one may try. */
@ConfigMapping(prefix = "oms.identity")
interface IdentitySettings {
    /** Whether an installation without people prints a one-time link that makes its first administrator. */
    @WithDefault("true")
    boolean firstAdministrator();

    /** After how long without a request a session ends. */
    @WithDefault("PT2H")
    Duration sessionIdle();

    /** After how long a session ends in any case. */
    @WithDefault("PT12H")
    Duration sessionLifetime();

    /** How long an invitation or the first administrator's link can be used. */
    @WithDefault("P3D")
    Duration linkLifetime();

    /** How long a shopper can follow an order by its token. */
    @WithDefault("P90D")
    Duration orderTokenLifetime();

    /** For how long a replica trusts what it knows of a credential before it asks the database again. */
    @WithDefault("PT5S")
    Duration trust();

    /** Rounds of PBKDF2-HMAC-SHA256 for new passwords. */
    @WithDefault("310000")
    int passwordRounds();

    /** Wrong passwords for one account in a quarter of an hour. */
    @WithDefault("6")
    int attemptsPerAccount();

    /** Log-in attempts from one network address in a quarter of an hour. */
    @WithDefault("60")
    int attemptsPerAddress();
}
