package oms.fulfillment;

import java.util.Comparator;
import java.util.List;
import oms.fulfillment.PickListRepository.NewLine;

/** In which order to visit the bins. */
final class Walk {
    private Walk() {}

    static List<NewLine> inOrder(List<NewLine> stops) {
        return stops.stream()
                .sorted(Comparator.comparing((NewLine stop) -> stop.bin() == null)
                        .thenComparing(
                                stop -> stop.bin() == null ? "" : stop.bin().aisle())
                        .thenComparing(
                                stop -> stop.bin() == null ? 0 : stop.bin().bin()))
                .toList();
    }
}
