package oms.verify;

import static oms.verify.PlantedFault.of;

import java.util.List;

/** Faults in what phones told. */
final class PlantedRoadFaults {
    private static final String CHAIN = "a phone's reports follow one another, and what counted has happened";
    private static final String SEEN = "a driver was last seen where the latest position was";

    static final List<PlantedFault> ALL = List.of(
            of(CHAIN, "one is missing", SoundWorld.ROWS, """
                    alter table oms_delivery.phone_report drop constraint phone_report_merchant_driver_device_after_seq_fkey""", """
                    delete from oms_delivery.phone_report where device = 'phone/DX/planted' and device_seq = 2"""),
            of(CHAIN, "time ran backwards", SoundWorld.ROWS, report(2, "at = '2026-05-06T16:00:00Z'")),
            of(
                    CHAIN,
                    "it counted, and nothing was handed over",
                    SoundWorld.ROWS,
                    report(4, "subject = 'stp_planted_a'")),
            of(CHAIN, "it counted, and the trip is here", SoundWorld.ROWS, report(2, "subject = 'trp_planted_a'")),
            of(
                    CHAIN,
                    "it counted, and nobody was there",
                    SoundWorld.ROWS,
                    report(3, "state = 'APPLIED', code = null, detail = null")),
            of(SEEN, "the driver went back", SoundWorld.ROWS, """
                    update oms_fleet.last_position set seen_at = '2026-05-06T16:21:59Z' where merchant = 'mer_planted'"""),
            of(SEEN, "nobody saw the driver", SoundWorld.ROWS, """
                    delete from oms_fleet.last_position where merchant = 'mer_planted'"""));

    private PlantedRoadFaults() {}

    private static String report(int number, String change) {
        return "update oms_delivery.phone_report set " + change + " where device = 'phone/DX/planted' and device_seq = "
                + number;
    }
}
