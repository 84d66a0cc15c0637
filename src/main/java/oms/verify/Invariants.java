package oms.verify;

import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** All of them, in the order of their numbers. */
final class Invariants {
    static final List<Invariant> ALL = Stream.of(
                    StockInvariants.ALL,
                    WarehouseInvariants.ALL,
                    MoneyInvariants.ALL,
                    OrderInvariants.ALL,
                    FleetInvariants.ALL,
                    EventInvariants.ALL,
                    FraudInvariants.ALL,
                    WindowInvariants.ALL,
                    AllocationInvariants.ALL,
                    PickingInvariants.ALL,
                    BatchInvariants.ALL,
                    PackageInvariants.ALL,
                    RoadInvariants.ALL,
                    MessageInvariants.ALL,
                    PeopleInvariants.ALL)
            .flatMap(List::stream)
            .sorted(Comparator.comparingInt(Invariant::number))
            .toList();

    private Invariants() {}
}
