package oms.travel.graphhopper;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.graphhopper.GHRequest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import oms.geo.GeoPoint;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Our own many-to-many over GraphHopper's network, against its own answers one by one, in a town of one-way streets. */
class GraphHopperRoadsTest {
    private static final int SIDE = 12;
    private static final double LAT = 46.0;
    private static final double LON = 7.0;
    private static final double BLOCK = 0.0012;

    @TempDir
    Path folder;

    @Test
    void a_table_holds_what_each_way_alone_takes() throws IOException {
        var file = town();
        var hopper = GraphHopperRoads.hopper(file, folder);
        var roads = new GraphHopperRoads(hopper);
        var random = new Random(3);
        var points = new ArrayList<GeoPoint>();
        for (int n = 0; n < 25; n++)
            points.add(new GeoPoint(
                    LAT + random.nextDouble() * (SIDE - 1) * BLOCK, LON + random.nextDouble() * (SIDE - 1) * BLOCK));
        points.addAll(roads.places(5, 1));
        var table = roads.table(points, points);
        int different = 0;
        for (int i = 0; i < points.size(); i++)
            for (int j = 0; j < points.size(); j++) {
                if (i == j) continue;
                var from = points.get(i);
                var to = points.get(j);
                var answer = hopper.route(
                        new GHRequest(from.lat(), from.lon(), to.lat(), to.lon()).setProfile(GraphHopperRoads.CAR));
                assertThat(answer.hasErrors()).as("%s", answer.getErrors()).isFalse();
                assertThat(table.seconds()[i][j])
                        .as("%s to %s", from, to)
                        .isCloseTo(answer.getBest().getTime() / 1000.0, within(2.0));
                if (Math.abs(table.metres()[i][j] - answer.getBest().getDistance()) > 30) different++;
            }
        assertThat(different).as("as quick, but another way").isLessThan(points.size() * points.size() / 10);
        hopper.close();
        var again = GraphHopperRoads.open(file, folder);
        assertThat(again.table(points, points).seconds()).isDeepEqualTo(table.seconds());
    }

    /** Every second street goes one way only; one is fast. */
    private Path town() throws IOException {
        var osm = new StringBuilder("<?xml version='1.0' encoding='UTF-8'?>\n<osm version='0.6'>\n");
        for (int y = 0; y < SIDE; y++)
            for (int x = 0; x < SIDE; x++)
                osm.append(String.format(
                        Locale.ROOT,
                        "<node id='%d' version='1' lat='%.6f' lon='%.6f'/>%n",
                        1 + y * SIDE + x,
                        LAT + y * BLOCK,
                        LON + x * BLOCK));
        int way = 1;
        for (int n = 0; n < SIDE; n++) {
            var along = new ArrayList<Integer>();
            var across = new ArrayList<Integer>();
            for (int m = 0; m < SIDE; m++) {
                along.add(1 + n * SIDE + m);
                across.add(1 + m * SIDE + n);
            }
            osm.append(street(way++, along, n));
            osm.append(street(way++, across, n + 1));
        }
        return Files.writeString(folder.resolve("town.osm"), osm.append("</osm>\n"));
    }

    private static String street(int id, List<Integer> nodes, int number) {
        var street = new StringBuilder("<way id='" + id + "' version='1'>");
        for (int node : nodes) street.append("<nd ref='").append(node).append("'/>");
        street.append("<tag k='highway' v='")
                .append(number == 6 ? "primary" : "residential")
                .append("'/>");
        if (number % 2 == 1 && number < SIDE - 1) street.append("<tag k='oneway' v='yes'/>");
        return street.append("</way>\n").toString();
    }
}
