package oms.notification;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Locale;

/** A language in which shoppers can be told, and how it writes amounts and times. */
enum Language {
    @JsonProperty("en")
    EN(Locale.US, "EEEE, MMMM d, HH:mm"),
    @JsonProperty("es")
    ES(Locale.of("es", "ES"), "EEEE d 'de' MMMM, HH:mm");

    private final Locale locale;
    private final String moment;

    Language(Locale locale, String moment) {
        this.locale = locale;
        this.moment = moment;
    }

    /** @return ISO 639-1 */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    Locale locale() {
        return locale;
    }

    /** @return how a moment is written, as {@link java.time.format.DateTimeFormatter} reads it */
    String moment() {
        return moment;
    }
}
