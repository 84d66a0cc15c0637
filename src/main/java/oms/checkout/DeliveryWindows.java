package oms.checkout;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import oms.Ids;
import oms.geo.GeoPoint;
import oms.identity.Audit;
import oms.identity.Caller;
import oms.inventory.WarehouseView;
import oms.inventory.Warehouses;
import oms.web.Conflict;
import oms.web.Cursor;
import oms.web.InvalidRequest;
import oms.web.NotFound;
import oms.web.Page;
import org.jspecify.annotations.Nullable;

/** Times in which a merchant delivers, with as many places as it has; an order that is placed takes one, one that ends gives it back. */
@ApplicationScoped
class DeliveryWindows {
    /** Windows are made this many days ahead, today among them. */
    static final int DAYS = 14;

    private final WindowRepository repository;
    private final Warehouses warehouses;
    private final Audit audit;
    private final Clock clock;

    DeliveryWindows(WindowRepository repository, Warehouses warehouses, Audit audit, Clock clock) {
        this.repository = repository;
        this.warehouses = warehouses;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * @param door null for anywhere
     * @param warehouse null for any
     * @return those that can be booked within {@value #DAYS} days, the next first
     */
    List<DeliveryWindow> open(String merchant, @Nullable GeoPoint door, @Nullable String warehouse) {
        var now = clock.instant();
        var codes = (door == null ? warehouses.all(merchant) : warehouses.serving(merchant, door))
                .stream()
                        .filter(WarehouseView::active)
                        .map(WarehouseView::code)
                        .filter(code -> warehouse == null || code.equals(warehouse))
                        .toList();
        return repository.open(merchant, codes, now, now.plus(Duration.ofDays(DAYS)));
    }

    /** @return all that have not ended, full and closed ones too, the next first */
    Page<DeliveryWindow> coming(String merchant, @Nullable String cursor, int limit) {
        var place = Cursor.read(cursor, 1);
        var after = place == null ? null : seen(merchant, place[0]);
        var rows = repository.coming(merchant, clock.instant(), after, limit + 1);
        return Page.of(rows, limit, window -> Cursor.of(window.id()));
    }

    private DeliveryWindow seen(String merchant, String id) {
        return repository
                .find(merchant, id)
                .orElseThrow(() ->
                        new InvalidRequest("/cursor", "invalid_cursor", "This cursor does not come from this list"));
    }

    DeliveryWindow get(String merchant, String id) {
        return repository.find(merchant, id).orElseThrow(() -> new NotFound("delivery window"));
    }

    /**
     * For a quote: looks, books nothing.
     *
     * @throws InvalidRequest where there is no such window
     * @throws WindowFull where it cannot be booked
     */
    DeliveryWindow bookable(String merchant, String id) {
        var window = repository
                .find(merchant, id)
                .orElseThrow(() -> new InvalidRequest("/deliveryWindow", "unknown_window", "There is no such window"));
        if (!window.openAt(clock.instant())) throw new WindowFull();
        return window;
    }

    /**
     * Takes a place in the order's transaction.
     *
     * @throws WindowFull where none is left
     */
    @Transactional(Transactional.TxType.MANDATORY)
    void book(String merchant, String id, String orderId) {
        if (!repository.book(merchant, id, orderId, clock.instant())) throw new WindowFull();
    }

    /** The order ended without delivery. */
    @Transactional
    void free(String merchant, String orderId) {
        repository.free(merchant, orderId, clock.instant());
    }

    /**
     * @param closesBefore how long before its start it can still be booked
     * @throws Conflict where there is a window of these times
     */
    @Transactional
    DeliveryWindow add(Caller by, String warehouse, Instant start, Instant end, int capacity, Duration closesBefore) {
        known(by.merchant(), warehouse);
        if (!end.isAfter(start) || !end.isAfter(clock.instant()))
            throw new InvalidRequest("/end", "impossible_time", "A window ends after it begins, and not in the past");
        var window = new DeliveryWindow(
                Ids.next("win"), warehouse, start, end, start.minus(closesBefore), capacity, 0, false);
        if (repository.add(by.merchant(), List.of(window)) == 0)
            throw new Conflict("window_exists", "There is a window of these times already");
        audit.record(by, "window.opened", warehouse + " " + start);
        return window;
    }

    /** @throws Conflict where more places are booked than that */
    @Transactional
    DeliveryWindow change(Caller by, String id, int capacity, boolean closed) {
        get(by.merchant(), id);
        if (!repository.change(by.merchant(), id, capacity, closed))
            throw new Conflict(
                    "more_are_booked", "More places are booked than that; cancel orders first, or close the window");
        audit.record(by, closed ? "window.closed" : "window.changed", id + ": " + capacity);
        return get(by.merchant(), id);
    }

    List<WindowRule> plan(String merchant) {
        return repository.plan(merchant);
    }

    /** Plans a window for every week, and makes the next ones; those that are there already stay as they are. */
    @Transactional
    void put(Caller by, WindowRule rule) {
        var warehouse = known(by.merchant(), rule.warehouse());
        if (!rule.ends().isAfter(rule.begins()))
            throw new InvalidRequest("/ends", "impossible_time", "A window ends after it begins, on the same day");
        repository.put(by.merchant(), rule);
        repository.add(by.merchant(), windows(rule, warehouse));
        audit.record(by, "window.planned", rule.warehouse() + " " + rule.weekday() + " " + rule.begins());
    }

    /** Plans it no more; windows that are there already stay. */
    @Transactional
    void remove(Caller by, WindowRule rule) {
        repository.remove(by.merchant(), rule);
        audit.record(by, "window.unplanned", rule.warehouse() + " " + rule.weekday() + " " + rule.begins());
    }

    /** Makes the windows of the coming days, of every merchant; again changes nothing. */
    void makeAll() {
        for (var merchant : repository.planning()) make(merchant);
    }

    private void make(String merchant) {
        var windows = new ArrayList<DeliveryWindow>();
        for (var rule : repository.plan(merchant))
            warehouses.find(merchant, rule.warehouse()).ifPresent(w -> windows.addAll(windows(rule, w)));
        repository.add(merchant, windows);
    }

    private List<DeliveryWindow> windows(WindowRule rule, WarehouseView warehouse) {
        var now = clock.instant();
        var today = LocalDate.ofInstant(now, warehouse.zone());
        return today.datesUntil(today.plusDays(DAYS))
                .filter(rule::on)
                .map(day -> window(rule, warehouse, day))
                .filter(window ->
                        window.end().isAfter(window.start()) && window.end().isAfter(now))
                .toList();
    }

    private static DeliveryWindow window(WindowRule rule, WarehouseView warehouse, LocalDate day) {
        var start = rule.begins(day, warehouse.zone());
        return new DeliveryWindow(
                Ids.next("win"),
                rule.warehouse(),
                start,
                rule.ends(day, warehouse.zone()),
                start.minus(Duration.ofMinutes(rule.closesBeforeMinutes())),
                rule.capacity(),
                0,
                false);
    }

    private WarehouseView known(String merchant, String warehouse) {
        return warehouses
                .find(merchant, warehouse)
                .orElseThrow(() -> new InvalidRequest("/warehouse", "unknown_warehouse", "There is no such warehouse"));
    }
}
