package oms.checkout;

import jakarta.inject.Singleton;
import java.time.LocalTime;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.regex.Pattern;
import oms.identity.Caller;
import oms.web.Csv;
import org.jspecify.annotations.Nullable;

/** The windows of a week by CSV, each row on its own; the same file again changes nothing. */
@Singleton
class WindowImport {
    private static final Pattern CODE = Pattern.compile("\\S{1,64}");
    private static final Pattern TIME = Pattern.compile("\\d{2}:\\d{2}");
    private static final int MOST = 100_000;
    private static final int A_WEEK = 10_080;

    private final DeliveryWindows windows;

    WindowImport(DeliveryWindows windows) {
        this.windows = windows;
    }

    Csv.Report take(Caller by, @Nullable String body) {
        return Csv.read(
                        body,
                        List.of("warehouse", "weekday", "begins", "ends", "capacity"),
                        List.of("closes_before_minutes"))
                .forEach(row -> windows.put(by, rule(row)));
    }

    private static WindowRule rule(Csv.Row row) {
        var closes = row.optionalWhole("closes_before_minutes", 0, A_WEEK);
        return new WindowRule(
                row.text("warehouse", CODE),
                (int) row.whole("weekday", 1, 7),
                time(row, "begins"),
                time(row, "ends"),
                (int) row.whole("capacity", 1, MOST),
                closes == null ? 0 : closes.intValue());
    }

    private static LocalTime time(Csv.Row row, String column) {
        try {
            return LocalTime.parse(row.text(column, TIME));
        } catch (DateTimeParseException e) {
            throw new Csv.Refused(column, "invalid_value", "This is no time of the day, such as 09:00");
        }
    }
}
