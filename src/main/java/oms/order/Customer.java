package oms.order;

import org.jspecify.annotations.Nullable;

/**
 * Who ordered.
 *
 * @param id the merchant's own customer number, or null for a guest
 * @param phone in E.164 ({@code +12125550100})
 */
public record Customer(
        @Nullable String id,
        String name,
        String email,
        @Nullable String phone) {}
