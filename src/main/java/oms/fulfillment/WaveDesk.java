package oms.fulfillment;

import jakarta.enterprise.context.Dependent;
import java.util.List;
import oms.fulfillment.BatchRepository.Search;
import oms.inventory.Warehouses;

/** What the office needs to see of the waves of one warehouse. */
@Dependent
class WaveDesk {
    private static final int MOST = 50;

    final Waves waves;
    final Warehouses warehouses;
    private final BatchRepository batches;
    private final BenchRepository bench;

    WaveDesk(Waves waves, Warehouses warehouses, BatchRepository batches, BenchRepository bench) {
        this.waves = waves;
        this.warehouses = warehouses;
        this.batches = batches;
        this.bench = bench;
    }

    WavePages.Floor floor(String merchant, String warehouse) {
        if (warehouse.isEmpty())
            return new WavePages.Floor(warehouse, FloorRules.USUAL, List.of(), List.of(), List.of());
        return new WavePages.Floor(
                warehouse,
                waves.rules(merchant, warehouse),
                waves.latest(merchant, warehouse, MOST),
                batches.some(new Search(merchant, warehouse, "TO_DO", "", ""), MOST),
                bench.apart(merchant, warehouse, MOST));
    }
}
