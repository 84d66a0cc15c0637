package oms.travel.graphhopper;

import static com.graphhopper.json.Statement.If;

import com.graphhopper.GraphHopper;
import com.graphhopper.config.CHProfile;
import com.graphhopper.config.Profile;
import com.graphhopper.json.Statement.Op;
import com.graphhopper.storage.BaseGraph;
import com.graphhopper.storage.index.LocationIndex;
import com.graphhopper.util.CustomModel;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import oms.geo.GeoPoint;
import oms.travel.Network;
import oms.travel.RoadGraph;

/** The roads of an OpenStreetMap file as a car drives them, by the quickest way. */
public final class GraphHopperRoads implements Network {
    static final String CAR = "car";

    private final BaseGraph graph;
    private final LocationIndex index;
    private final Streets streets;
    private final RoadGraph network;

    GraphHopperRoads(GraphHopper hopper) {
        this.graph = hopper.getBaseGraph();
        this.index = hopper.getLocationIndex();
        this.streets = new Streets(hopper);
        this.network = Contraction.read(hopper);
    }

    /**
     * Reads the file, or what was kept of it last time.
     *
     * @param file an OpenStreetMap file
     * @param folder where the network is kept
     */
    public static Network open(Path file, Path folder) throws IOException {
        return new GraphHopperRoads(hopper(file, folder));
    }

    static GraphHopper hopper(Path file, Path folder) throws IOException {
        var kept = file.getFileName() + "-" + Files.size(file) + "-"
                + Files.getLastModifiedTime(file).toMillis();
        var hopper = new GraphHopper();
        hopper.setOSMFile(file.toString());
        hopper.setGraphHopperLocation(folder.resolve(kept).toString());
        hopper.setEncodedValuesString("car_access, car_average_speed");
        hopper.setProfiles(new Profile(CAR)
                .setCustomModel(new CustomModel()
                        .addToPriority(If("!car_access", Op.MULTIPLY, "0"))
                        .addToSpeed(If("true", Op.LIMIT, "car_average_speed"))
                        .setDistanceInfluence(0.0)));
        hopper.getCHPreparationHandler().setCHProfiles(new CHProfile(CAR));
        return hopper.importOrLoad();
    }

    @Override
    public Table table(List<GeoPoint> from, List<GeoPoint> to) {
        var starts = from.stream().map(this::place).toList();
        var ends = to.stream().map(this::place).toList();
        var table = network.table(
                starts.stream().map(Place::leaving).toList(),
                ends.stream().map(Place::arriving).toList());
        for (int i = 0; i < starts.size(); i++)
            for (int j = 0; j < ends.size(); j++) starts.get(i).straight(ends.get(j), table, i, j);
        return table;
    }

    private Place place(GeoPoint point) {
        var snap = index.findClosest(point.lat(), point.lon(), streets::open);
        return snap.isValid() ? streets.place(snap) : Place.NOWHERE;
    }

    @Override
    public List<GeoPoint> places(int count, long seed) {
        var random = new Random(seed);
        var nodes = graph.getNodeAccess();
        var places = new ArrayList<GeoPoint>();
        while (places.size() < count) {
            int node = random.nextInt(graph.getNodes());
            places.add(new GeoPoint(nodes.getLat(node), nodes.getLon(node)));
        }
        return places;
    }
}
