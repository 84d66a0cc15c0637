package oms.verify;

import java.util.List;
import java.util.stream.Stream;

/** All faults that are planted. */
final class PlantedFaults {
    static final List<PlantedFault> ALL = Stream.of(
                    PlantedStockFaults.ALL,
                    PlantedWarehouseFaults.ALL,
                    PlantedMoneyFaults.ALL,
                    PlantedOrderFaults.ALL,
                    PlantedEventFaults.ALL,
                    PlantedFraudFaults.ALL,
                    PlantedWindowFaults.ALL,
                    PlantedLineFaults.ALL,
                    PlantedFloorFaults.ALL,
                    PlantedRoadFaults.ALL)
            .flatMap(List::stream)
            .toList();

    private PlantedFaults() {}
}
