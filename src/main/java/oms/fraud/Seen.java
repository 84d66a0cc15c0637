package oms.fraud;

/** Everything a score is made of: the order's own facts and what was remembered around it when it was scored. */
record Seen(Facts facts, Evidence evidence) {}
