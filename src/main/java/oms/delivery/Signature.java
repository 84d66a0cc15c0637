package oms.delivery;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Locale;

/** A signature as a picture: strokes become one path of an SVG, which holds numbers only. */
final class Signature {
    private static final double MARGIN = 8;

    private Signature() {}

    /** @param strokes JSON of strokes of points, as they are kept */
    static String svg(String strokes, ObjectMapper json) {
        try {
            return svg(json.readValue(strokes, new TypeReference<List<List<ProofBody.Point>>>() {}));
        } catch (JsonProcessingException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    private static String svg(List<List<ProofBody.Point>> strokes) {
        var xs = strokes.stream()
                .flatMap(List::stream)
                .mapToDouble(ProofBody.Point::x)
                .summaryStatistics();
        var ys = strokes.stream()
                .flatMap(List::stream)
                .mapToDouble(ProofBody.Point::y)
                .summaryStatistics();
        var path = new StringBuilder();
        for (var stroke : strokes) {
            for (int i = 0; i < stroke.size(); i++)
                path.append(i == 0 ? 'M' : 'L')
                        .append(number(stroke.get(i).x()))
                        .append(' ')
                        .append(number(stroke.get(i).y()));
            if (stroke.size() == 1) path.append("h0");
        }
        return """
                <svg xmlns="http://www.w3.org/2000/svg" viewBox="%s %s %s %s" role="img"><title>Signature</title>\
                <path d="%s" fill="none" stroke="#123" stroke-width="2.5" vector-effect="non-scaling-stroke" stroke-linecap="round" stroke-linejoin="round"/></svg>
                """.formatted(
                        number(xs.getMin() - MARGIN),
                        number(ys.getMin() - MARGIN),
                        number(xs.getMax() - xs.getMin() + 2 * MARGIN),
                        number(ys.getMax() - ys.getMin() + 2 * MARGIN),
                        path);
    }

    private static String number(double value) {
        return String.format(Locale.ROOT, "%.1f", value);
    }
}
