package oms.console;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Named;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import oms.identity.Caller;
import oms.identity.MerchantView;
import oms.identity.Merchants;
import org.jspecify.annotations.Nullable;

/** What the frame around every page shows: who is there, the sections they see, the time as their merchant reads it. */
@Named("shell")
@RequestScoped
public class Shell {
    private static final DateTimeFormatter TODAY = DateTimeFormatter.ofPattern("HH:mm", Locale.ENGLISH);
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d MMM HH:mm", Locale.ENGLISH);
    private static final DateTimeFormatter YEAR = DateTimeFormatter.ofPattern("d MMM yyyy HH:mm", Locale.ENGLISH);

    private static final ZoneId UTC = ZoneOffset.UTC;

    private final Caller caller;
    private final Merchants merchants;
    private final Clock clock;

    Shell(Caller caller, Merchants merchants, Clock clock) {
        this.caller = caller;
        this.merchants = merchants;
        this.clock = clock;
    }

    public boolean isKnown() {
        return caller.known();
    }

    public String getName() {
        return caller.known() ? caller.name() : "";
    }

    public String getMerchantName() {
        return merchant().map(MerchantView::name).orElse("");
    }

    /** @return the first letters of the first two names */
    public String getInitials() {
        return Arrays.stream(getName().split("\\s+"))
                .filter(part -> !part.isEmpty())
                .limit(2)
                .map(part -> part.substring(0, 1).toUpperCase(Locale.ROOT))
                .collect(Collectors.joining());
    }

    public String getRoles() {
        return caller.roles().stream().map(Words::label).sorted().collect(Collectors.joining(", "));
    }

    public List<Navigation.Group> getGroups() {
        return Navigation.of(caller);
    }

    /** @return the server's time; the demo's clock is not the wall's */
    public Instant getNow() {
        return clock.instant();
    }

    /** @return the moment as the merchant's clock shows it; with the day unless it is today, and the year unless it is this one */
    public String time(@Nullable Instant at) {
        if (at == null) return "–";
        var zone = merchant().map(MerchantView::zone).orElse(UTC);
        var local = at.atZone(zone);
        var today = clock.instant().atZone(zone).toLocalDate();
        if (local.getYear() != today.getYear()) return YEAR.format(local);
        return (local.toLocalDate().equals(today) ? TODAY : DAY).format(local);
    }

    private Optional<MerchantView> merchant() {
        return caller.known() ? merchants.find(caller.merchant()) : Optional.empty();
    }
}
