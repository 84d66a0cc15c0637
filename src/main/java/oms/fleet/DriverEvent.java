package oms.fleet;

import oms.events.DomainEvent;
import oms.events.EventType;

/** What happens to drivers; key is the driver's id. */
public sealed interface DriverEvent extends DomainEvent {
    String driver();

    @EventType("driver.changed")
    record DriverChanged(String key, String merchant, long sequence, String driver) implements DriverEvent {}

    @EventType("driver.shift_started")
    record ShiftStarted(String key, String merchant, long sequence, String driver) implements DriverEvent {}

    @EventType("driver.shift_ended")
    record ShiftEnded(String key, String merchant, long sequence, String driver) implements DriverEvent {}
}
