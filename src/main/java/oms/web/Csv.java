package oms.web;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A table that somebody sends as a CSV file (RFC 4180, the first line names the columns): each row is taken or refused on its
 * own, and the report says which were refused and why.
 */
public final class Csv {
    /** More rows are to be sent in several files. */
    public static final int MOST_ROWS = 20_000;

    private static final Pattern WHOLE = Pattern.compile("-?\\d{1,18}");
    private static final Pattern DECIMAL = Pattern.compile("-?\\d{1,15}(\\.\\d{1,4})?");

    /**
     * What became of the rows.
     *
     * @param rows how many there were, the header not counted
     * @param imported how many were taken
     * @param failed how many were refused; each has at least one fault
     */
    public record Report(int rows, int imported, int failed, List<Fault> errors) {}

    /**
     * Why a row was refused.
     *
     * @param line of the file, the header is line 1
     * @param column by its name, empty where it is the whole row
     */
    public record Fault(long line, String column, String code, String detail) {}

    /** Thrown while a row is read: this value cannot be taken. */
    public static final class Refused extends RuntimeException {
        private final String column;
        private final String code;

        public Refused(String column, String code, String detail) {
            super(detail, null, false, false);
            this.column = column;
            this.code = code;
        }
    }

    private final List<NamedCsvRecord> records;

    private Csv(List<NamedCsvRecord> records) {
        this.records = records;
    }

    /**
     * @param required columns that must be there
     * @param optional columns that may be there
     * @throws InvalidRequest when the file is no table, has no rows, too many, or the wrong columns
     */
    public static Csv read(@Nullable String body, Collection<String> required, Collection<String> optional) {
        if (body == null || body.isBlank()) throw new InvalidRequest("", "empty_file", "The file is empty");
        if (body.indexOf('\0') >= 0) throw new InvalidRequest("", "nul_character", "NUL is not text");
        var records = records(body);
        if (records.isEmpty()) throw new InvalidRequest("", "no_rows", "The file has no row below its header");
        if (records.size() > MOST_ROWS)
            throw new InvalidRequest("", "too_many_rows", "At most " + MOST_ROWS + " rows in one file");
        checkHeader(records.getFirst().getHeader(), required, optional);
        return new Csv(records);
    }

    /**
     * @param file as it was uploaded, null where none was
     * @return its text
     * @throws InvalidRequest when it is not UTF-8
     */
    public static @Nullable String text(@Nullable Path file) {
        if (file == null) return null;
        try {
            return Files.readString(file);
        } catch (CharacterCodingException e) {
            throw new InvalidRequest("/file", "not_utf_8", "The file is not text in UTF-8; save it as CSV UTF-8");
        } catch (IOException e) {
            throw new UncheckedIOException("An upload cannot be read", e);
        }
    }

    /** @return a text to be written into a table that people open in a spreadsheet: what would be a formula there is made a text */
    public static String cell(@Nullable String text) {
        if (text == null || text.isEmpty()) return "";
        return "=+-@\t\r".indexOf(text.charAt(0)) >= 0 ? "'" + text : text;
    }

    private static List<NamedCsvRecord> records(String body) {
        try (var reader = CsvReader.builder()
                .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
                .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
                .maxBufferSize(1 << 20)
                .ofNamedCsvRecord(body.startsWith("\ufeff") ? body.substring(1) : body)) {
            return reader.stream().limit(MOST_ROWS + 1L).toList();
        } catch (CsvParseException | IllegalArgumentException | IllegalStateException | IOException e) {
            throw new InvalidRequest("", "malformed_csv", "The file is not a CSV table");
        }
    }

    private static void checkHeader(List<String> header, Collection<String> required, Collection<String> optional) {
        var faults = new ArrayList<Problem.Fault>();
        Set<String> seen = new HashSet<>();
        for (var column : required) {
            if (!header.contains(column))
                faults.add(new Problem.Fault("/" + column, "missing_column", "The column " + column + " is missing"));
        }
        for (var column : header) {
            if (!required.contains(column) && !optional.contains(column))
                faults.add(new Problem.Fault(
                        "/",
                        "unknown_column",
                        "Known columns are " + String.join(", ", required) + ", " + String.join(", ", optional)));
            else if (!seen.add(column))
                faults.add(
                        new Problem.Fault("/" + column, "repeated_column", "The column " + column + " is there twice"));
        }
        if (!faults.isEmpty()) throw new InvalidRequest(faults);
    }

    /** Takes row after row; what {@code take} refuses, by {@link Refused} or a {@link Problem}, is reported and left out. */
    public Report forEach(Consumer<Row> take) {
        return forEach(take, refused -> {});
    }

    /** @param refused is told of each row that is left out, for those whose rows stand or fall together */
    public Report forEach(Consumer<Row> take, Consumer<Row> refused) {
        var faults = new ArrayList<Fault>();
        for (var fields : records) {
            var row = new Row(fields);
            fault(row, take).ifPresent(fault -> {
                faults.add(fault);
                refused.accept(row);
            });
        }
        return new Report(records.size(), records.size() - faults.size(), faults.size(), faults);
    }

    private static Optional<Fault> fault(Row row, Consumer<Row> take) {
        try {
            take.accept(row.checked());
            return Optional.empty();
        } catch (Refused e) {
            return Optional.of(new Fault(row.line(), e.column, e.code, String.valueOf(e.getMessage())));
        } catch (Problem e) {
            return Optional.of(new Fault(row.line(), "", e.code(), String.valueOf(e.getMessage())));
        }
    }

    /** One row; every reader throws {@link Refused} where the value is not what it should be. */
    public static final class Row {
        private final NamedCsvRecord fields;

        private Row(NamedCsvRecord fields) {
            this.fields = fields;
        }

        private Row checked() {
            if (fields.getFieldCount() != fields.getHeader().size())
                throw new Refused(
                        "",
                        "wrong_field_count",
                        "The row has " + fields.getFieldCount() + " fields, the header "
                                + fields.getHeader().size());
            return this;
        }

        /** @return where it begins in the file; the header is line 1 */
        public long line() {
            return fields.getStartingLineNumber();
        }

        /** @return the trimmed value whatever it is, also of a row that was refused; empty where there is none */
        public String raw(String column) {
            return fields.findField(column).map(String::strip).orElse("");
        }

        /** @return the trimmed value, null where it is empty or the column is missing */
        public @Nullable String optional(String column, Pattern pattern) {
            var value = fields.findField(column).map(String::strip).filter(s -> !s.isEmpty());
            if (value.isPresent() && !pattern.matcher(value.get()).matches())
                throw new Refused(column, "invalid_value", "This value is not allowed here");
            return value.orElse(null);
        }

        public String text(String column, Pattern pattern) {
            return given(column, optional(column, pattern));
        }

        public @Nullable Long optionalWhole(String column, long least, long most) {
            var text = optional(column, WHOLE);
            if (text == null) return null;
            var value = Long.parseLong(text);
            if (value < least || value > most)
                throw new Refused(column, "out_of_range", "Between %d and %d".formatted(least, most));
            return value;
        }

        public long whole(String column, long least, long most) {
            return given(column, optionalWhole(column, least, most));
        }

        /** @return an amount in major units, not negative */
        public @Nullable BigDecimal optionalAmount(String column) {
            var text = optional(column, DECIMAL);
            if (text == null) return null;
            var value = new BigDecimal(text);
            if (value.signum() < 0) throw new Refused(column, "out_of_range", "An amount is not negative");
            return value;
        }

        /** @return true for {@code true, yes, 1}, false for {@code false, no, 0} and nothing */
        public boolean flag(String column) {
            var text = optional(column, Pattern.compile("(?i)true|false|yes|no|1|0"));
            return text != null && List.of("true", "yes", "1").contains(text.toLowerCase(Locale.ROOT));
        }

        private static <T> T given(String column, @Nullable T value) {
            if (value == null) throw new Refused(column, "missing_value", "This value is missing");
            return value;
        }
    }
}
