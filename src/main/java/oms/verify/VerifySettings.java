package oms.verify;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.time.LocalTime;

@ConfigMapping(prefix = "oms.verify")
interface VerifySettings {
    /** Whether audits run by themselves; {@code ./oms verify} and the console's button work anyway. */
    @WithDefault("true")
    boolean enabled();

    /** How long after one audit began the next one looks at what changed. */
    @WithDefault("PT5M")
    Duration every();

    /** When everything is audited, once a day; UTC. */
    @WithDefault("03:00")
    LocalTime fullAt();

    /** How much further back an audit of changes looks: longer than any transaction, and than replicas' clocks differ. */
    @WithDefault("PT2M")
    Duration overlap();

    /** How long an audit may take before another process begins one. */
    @WithDefault("PT20M")
    Duration lease();

    /** How long results are kept. */
    @WithDefault("P30D")
    Duration keep();
}
