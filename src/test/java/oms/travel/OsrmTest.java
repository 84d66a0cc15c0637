package oms.travel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import oms.geo.GeoPoint;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The table service as its documentation has it, played by a server of the test's own. */
class OsrmTest {
    private static final int MOST = 6;

    private final List<String> asked = new ArrayList<>();
    private final CountDownLatch over = new CountDownLatch(1);
    private HttpServer server;
    private @Nullable String fixed;
    private boolean slow;

    @BeforeEach
    void a_server() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", this::answer);
        server.start();
    }

    @AfterEach
    void no_server() {
        over.countDown();
        server.stop(0);
    }

    /** A second for each thousandth of a degree of longitude, ten metres a second; nothing where it goes west. */
    private void answer(HttpExchange exchange) throws IOException {
        var address = exchange.getRequestURI();
        synchronized (asked) {
            asked.add(address.toString());
        }
        if (slow) await();
        var body = (fixed == null ? table(address) : fixed).getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(fixed == null ? 200 : 400, body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }

    private void await() {
        try {
            over.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static String table(URI address) {
        var points = address.getPath().substring("/table/v1/driving/".length()).split(";");
        assertThat(points.length).isLessThanOrEqualTo(MOST);
        var query = address.getQuery();
        assertThat(query).startsWith("annotations=duration,distance&");
        var rows = numbers(query, "sources=");
        var columns = numbers(query, "destinations=");
        var durations = new ArrayList<String>();
        var distances = new ArrayList<String>();
        for (int row : rows) {
            var seconds = new ArrayList<String>();
            var metres = new ArrayList<String>();
            for (int column : columns) {
                double way = (lon(points[column]) - lon(points[row])) * 1000;
                seconds.add(way < 0 ? "null" : String.valueOf(way));
                metres.add(way < 0 ? "null" : String.valueOf(way * 10));
            }
            durations.add("[" + String.join(",", seconds) + "]");
            distances.add("[" + String.join(",", metres) + "]");
        }
        return "{\"code\":\"Ok\",\"durations\":[" + String.join(",", durations) + "],\"distances\":["
                + String.join(",", distances) + "],\"sources\":[],\"destinations\":[]}";
    }

    private static int[] numbers(String query, String name) {
        var from = query.indexOf(name) + name.length();
        var to = query.indexOf('&', from) < 0 ? query.length() : query.indexOf('&', from);
        return Arrays.stream(query.substring(from, to).split(";"))
                .mapToInt(Integer::parseInt)
                .toArray();
    }

    private static double lon(String point) {
        return Double.parseDouble(point.substring(0, point.indexOf(',')));
    }

    private Osrm osrm(Duration timeout) {
        var url = URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/");
        return new Osrm(new TravelSettings.Osrm() {
            @Override
            public URI url() {
                return url;
            }

            @Override
            public String profile() {
                return "driving";
            }

            @Override
            public Duration timeout() {
                return timeout;
            }

            @Override
            public int mostPoints() {
                return MOST;
            }
        });
    }

    private static List<GeoPoint> row(int count) {
        var points = new ArrayList<GeoPoint>();
        for (int n = 0; n < count; n++) points.add(new GeoPoint(40, n / 1000.0));
        return points;
    }

    @Test
    void a_large_table_is_asked_for_in_pieces_the_server_takes() throws IOException {
        var table = osrm(Duration.ofSeconds(20)).table(row(7), row(8));
        for (int i = 0; i < 7; i++)
            for (int j = 0; j < 8; j++) {
                if (j < i) {
                    assertThat(table.seconds()[i][j]).isNaN();
                    assertThat(table.metres()[i][j]).isNaN();
                    continue;
                }
                assertThat(table.seconds()[i][j]).isCloseTo(j - i, org.assertj.core.api.Assertions.within(1e-6));
                assertThat(table.metres()[i][j])
                        .isCloseTo(10.0 * (j - i), org.assertj.core.api.Assertions.within(1e-5));
            }
        assertThat(asked).hasSize(9);
    }

    @Test
    void a_refusal_nonsense_another_table_and_silence_are_no_answers() {
        var patient = osrm(Duration.ofSeconds(20));
        fixed = "{\"code\":\"TooBig\",\"message\":\"Too many table coordinates\"}";
        assertThatThrownBy(() -> patient.table(row(1), row(1)))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("TooBig Too many table coordinates");
        for (var nonsense : List.of(
                "",
                "<html>",
                "[]",
                "{\"code\":\"Ok\"}",
                "{\"code\":\"Ok\",\"durations\":[[1,2]],\"distances\":[[1,2]]}",
                "{\"code\":\"Ok\",\"durations\":[[1]]}")) {
            fixed = nonsense;
            assertThatThrownBy(() -> patient.table(row(1), row(1))).as(nonsense).isInstanceOf(IOException.class);
        }
        fixed = null;
        slow = true;
        assertThatThrownBy(() -> osrm(Duration.ofMillis(200)).table(row(1), row(1)))
                .isInstanceOf(IOException.class);
    }
}
