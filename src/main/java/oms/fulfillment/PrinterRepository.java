package oms.fulfillment;

import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.List;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/** Label printers, and what became of each label. */
@Singleton
class PrinterRepository {
    private final Jdbi jdbi;
    private final Clock clock;

    PrinterRepository(Jdbi jdbi, Clock clock) {
        this.jdbi = jdbi;
        this.clock = clock;
    }

    /** @param warehouse empty for all */
    List<PrinterView> all(String merchant, String warehouse) {
        return jdbi.withHandle(h -> h.createQuery("""
                        select code, name, warehouse, host, port, active from oms_fulfillment.printer
                         where merchant = :merchant and (:warehouse = '' or warehouse = :warehouse) order by code""")
                .bind("merchant", merchant)
                .bind("warehouse", warehouse)
                .mapTo(PrinterView.class)
                .list());
    }

    void put(String merchant, PrinterView printer) {
        jdbi.useHandle(h -> h.createUpdate("""
                        insert into oms_fulfillment.printer (merchant, code, name, warehouse, host, port, active)
                        values (:merchant, :code, :name, :warehouse, :host, :port, :active)
                        on conflict (merchant, code) do update set name = excluded.name, warehouse = excluded.warehouse, host = excluded.host,
                          port = excluded.port, active = excluded.active""")
                .bind("merchant", merchant)
                .bind("code", printer.code())
                .bind("name", printer.name())
                .bind("warehouse", printer.warehouse())
                .bind("host", printer.host())
                .bind("port", printer.port())
                .bind("active", printer.active())
                .execute());
    }

    /** @return the number of the print that is now being sent */
    long sending(String merchant, String packageId, String printer, String by) {
        return jdbi.withHandle(h -> h.createQuery("""
                        insert into oms_fulfillment.label_print (merchant, package_id, format, printed_by, at, printer, outcome)
                        values (:merchant, :package, 'ZPL', :by, :now, :printer, 'SENDING') returning id""")
                .bind("merchant", merchant)
                .bind("package", packageId)
                .bind("by", by)
                .bind("now", clock.instant())
                .bind("printer", printer)
                .mapTo(Long.class)
                .one());
    }

    /** @param failure null where it was sent */
    void ended(String merchant, long print, @Nullable String failure) {
        jdbi.useHandle(h -> h.createUpdate("""
                        update oms_fulfillment.label_print set outcome = :outcome, failure = :failure
                         where merchant = :merchant and id = :id and outcome = 'SENDING'""")
                .bind("merchant", merchant)
                .bind("id", print)
                .bind("outcome", failure == null ? "SENT" : "FAILED")
                .bind("failure", failure)
                .execute());
    }

    /** @return every label of the package, the first first */
    List<PrintView> ofPackage(String merchant, String packageId) {
        return jdbi.withHandle(h -> h.createQuery("""
                        select id, format, printed_by, at, printer, outcome, failure from oms_fulfillment.label_print
                         where merchant = :merchant and package_id = :package order by id""")
                .bind("merchant", merchant)
                .bind("package", packageId)
                .mapTo(PrintView.class)
                .list());
    }
}
