package oms.allocation;

import oms.order.AllocationModel;

/** A sales channel of a merchant and how its orders are allocated. */
public record ChannelView(String code, String name, AllocationModel model) {}
