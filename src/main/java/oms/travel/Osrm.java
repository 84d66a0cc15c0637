package oms.travel;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import oms.geo.GeoPoint;

/** The table service of an OSRM server (its HTTP API, version 1), asked in pieces of no more points than it takes. */
final class Osrm implements Tables {
    private final TravelSettings.Osrm settings;
    private final ObjectMapper json = new ObjectMapper();
    private final HttpClient http;

    Osrm(TravelSettings.Osrm settings) {
        this.settings = settings;
        this.http = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(settings.timeout())
                .build();
    }

    @Override
    public Table table(List<GeoPoint> from, List<GeoPoint> to) throws IOException {
        var table = new Table(new double[from.size()][to.size()], new double[from.size()][to.size()]);
        int most = Math.max(2, settings.mostPoints());
        int rows = Math.min(from.size(), most / 2);
        int columns = Math.min(to.size(), most - rows);
        for (int i = 0; i < from.size(); i += rows)
            for (int j = 0; j < to.size(); j += columns)
                piece(
                        from.subList(i, Math.min(from.size(), i + rows)),
                        to.subList(j, Math.min(to.size(), j + columns)),
                        table,
                        i,
                        j);
        return table;
    }

    private void piece(List<GeoPoint> from, List<GeoPoint> to, Table table, int row, int column) throws IOException {
        var answer = get(address(from, to));
        if (!"Ok".equals(answer.path("code").asText()))
            throw new IOException("OSRM says " + answer.path("code").asText("nothing") + " "
                    + answer.path("message").asText(""));
        read(answer.path("durations"), from.size(), to.size(), table.seconds(), row, column);
        read(answer.path("distances"), from.size(), to.size(), table.metres(), row, column);
    }

    private URI address(List<GeoPoint> from, List<GeoPoint> to) {
        var points = Stream.concat(from.stream(), to.stream())
                .map(point -> String.format(Locale.ROOT, "%.6f,%.6f", point.lon(), point.lat()))
                .collect(Collectors.joining(";"));
        var base = settings.url().toString().replaceAll("/+$", "");
        return URI.create(
                base + "/table/v1/" + settings.profile() + "/" + points + "?annotations=duration,distance&sources="
                        + numbers(0, from.size()) + "&destinations=" + numbers(from.size(), to.size()));
    }

    private static String numbers(int first, int count) {
        return IntStream.range(first, first + count).mapToObj(String::valueOf).collect(Collectors.joining(";"));
    }

    private JsonNode get(URI address) throws IOException {
        var request =
                HttpRequest.newBuilder(address).timeout(settings.timeout()).build();
        try {
            var answer = http.send(request, BodyHandlers.ofByteArray());
            var body = json.readTree(answer.body());
            return body == null ? json.missingNode() : body;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("OSRM was not waited for");
        }
    }

    private static void read(JsonNode rows, int height, int width, double[][] into, int row, int column)
            throws IOException {
        if (rows.size() != height) throw new IOException("OSRM answers another table than was asked for");
        for (int i = 0; i < height; i++) {
            var cells = rows.get(i);
            if (cells.size() != width) throw new IOException("OSRM answers another table than was asked for");
            for (int j = 0; j < width; j++)
                into[row + i][column + j] =
                        cells.get(j).isNumber() ? cells.get(j).asDouble() : Double.NaN;
        }
    }
}
