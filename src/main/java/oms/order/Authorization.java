package oms.order;

import java.time.Instant;
import oms.money.Money;

/** A hold on the shopper's money. */
public record Authorization(String code, Money amount, Instant expiresAt) {}
