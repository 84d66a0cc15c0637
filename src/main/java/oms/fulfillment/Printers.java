package oms.fulfillment;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.util.List;
import java.util.function.Supplier;
import oms.inventory.Warehouses;
import oms.web.Conflict;
import oms.web.InvalidRequest;
import oms.web.NotFound;
import org.jspecify.annotations.Nullable;

/**
 * Label printers in the warehouses' own networks, which take ZPL by raw socket as printers have since JetDirect. Only hosts that the
 * operator names may be reached: nobody may use this house to knock at other doors. What is sent is recorded before, and its end after.
 */
@ApplicationScoped
class Printers {
    private static final int PATIENCE_MS = 3_000;

    private final PrinterRepository printers;
    private final Labels labels;
    private final Warehouses warehouses;
    private final FulfillmentSettings settings;

    Printers(PrinterRepository printers, Labels labels, Warehouses warehouses, FulfillmentSettings settings) {
        this.printers = printers;
        this.labels = labels;
        this.warehouses = warehouses;
        this.settings = settings;
    }

    /** @param warehouse empty for all */
    List<PrinterView> all(String merchant, String warehouse) {
        return printers.all(merchant, warehouse);
    }

    /** @throws InvalidRequest for a host that the operator has not named */
    @Transactional
    PrinterView put(String merchant, PrinterView printer) {
        warehouses.get(merchant, printer.warehouse());
        if (!mayBeReached(printer.host()))
            throw new InvalidRequest(
                    "/host",
                    "host_not_allowed",
                    "Printers are reached only at hosts named in oms.fulfillment.printer-hosts");
        printers.put(merchant, printer);
        return printer;
    }

    /** @return every label of the package that was printed or downloaded */
    List<PrintView> prints(String merchant, String packageId) {
        return printers.ofPackage(merchant, packageId);
    }

    /**
     * Sends the label to the printer. Not to be called in a transaction.
     *
     * @throws Conflict when the printer does not take it; that is recorded too
     * @throws PackingRefused for a package that was opened again or is not wanted any more
     */
    PrintView print(String merchant, String packageId, String code, String by) {
        var printer = printers.all(merchant, "").stream()
                .filter(p -> p.code().equals(code) && p.active())
                .findFirst()
                .orElseThrow(() -> new NotFound("printer"));
        var label = inTransaction(() -> labels.zpl(merchant, packageId));
        var print = inTransaction(() -> printers.sending(merchant, packageId, code, by));
        var failure = send(printer, label);
        inTransaction(() -> {
            printers.ended(merchant, print, failure);
            return print;
        });
        if (failure != null)
            throw new Conflict("printer_not_reached", "Printer %s did not take the label: %s".formatted(code, failure));
        return printers.ofPackage(merchant, packageId).stream()
                .filter(p -> p.id() == print)
                .findFirst()
                .orElseThrow();
    }

    private static <T> T inTransaction(Supplier<T> work) {
        return QuarkusTransaction.requiringNew().call(work::get);
    }

    /** @return why it failed, null where all was sent */
    private @Nullable String send(PrinterView printer, byte[] label) {
        if (!mayBeReached(printer.host())) return "its host is not allowed any more";
        try (var socket = new Socket()) {
            socket.connect(new InetSocketAddress(printer.host(), printer.port()), PATIENCE_MS);
            socket.setSoTimeout(PATIENCE_MS);
            socket.getOutputStream().write(label);
            socket.getOutputStream().flush();
            socket.shutdownOutput();
            return null;
        } catch (IOException e) {
            return e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
        }
    }

    /** One that ends with a dot names all addresses that begin so: {@code 10.20.} */
    private boolean mayBeReached(String host) {
        return settings.printerHosts().orElse(List.of()).stream()
                .anyMatch(allowed -> allowed.endsWith(".")
                        ? host.matches("[0-9.]+") && host.startsWith(allowed)
                        : host.equalsIgnoreCase(allowed));
    }
}
