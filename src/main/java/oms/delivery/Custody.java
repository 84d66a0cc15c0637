package oms.delivery;

import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;
import oms.delivery.ParcelRepository.Step;
import oms.delivery.RoadRepository.Entry;
import oms.web.NotFound;
import org.jspecify.annotations.Nullable;

/** The chain of custody: who had which package of a shipment, since when. */
@Singleton
class Custody {
    record Log(String shipmentId, List<Package> packages) {}

    record Package(String sscc, String box, int weightGrams, ParcelStatus status, List<Line> custody) {}

    /** @param holder who has it from then on: a driver, a warehouse, the shopper */
    record Line(Step step, String holder, @Nullable String tripId, Instant at) {}

    private final ParcelRepository parcels;
    private final TripRepository trips;
    private final RoadRepository road;

    Custody(ParcelRepository parcels, TripRepository trips, RoadRepository road) {
        this.parcels = parcels;
        this.trips = trips;
        this.road = road;
    }

    /** @throws NotFound for a shipment that no trip of this merchant has known */
    Log of(String merchant, String shipment) {
        if (trips.stopOf(merchant, shipment).isEmpty()) throw new NotFound("shipment");
        return new Log(shipment, packages(merchant, List.of(shipment)).getOrDefault(shipment, List.of()));
    }

    /** @return the packages by shipment */
    java.util.Map<String, List<Package>> packages(String merchant, List<String> shipments) {
        var lines = road.custody(merchant, shipments).stream().collect(Collectors.groupingBy(Entry::parcelId));
        return parcels.of(merchant, shipments).stream()
                .collect(Collectors.groupingBy(
                        Parcel::shipmentId,
                        Collectors.mapping(
                                parcel -> view(parcel, lines.getOrDefault(parcel.id(), List.of())),
                                Collectors.toList())));
    }

    private static Package view(Parcel parcel, List<Entry> lines) {
        return new Package(
                parcel.sscc(),
                parcel.box(),
                parcel.weightGrams(),
                parcel.status(),
                lines.stream()
                        .map(line -> new Line(line.step(), line.holder(), line.tripId(), line.at()))
                        .toList());
    }
}
