package oms.fulfillment;

import java.awt.Shape;
import java.awt.geom.PathIterator;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.text.Bidi;
import java.util.List;
import java.util.function.Consumer;
import org.openpdf.text.Document;
import org.openpdf.text.Rectangle;
import org.openpdf.text.pdf.BaseFont;
import org.openpdf.text.pdf.PdfContentByte;
import org.openpdf.text.pdf.PdfWriter;

/** Pages on which text, lines and bar codes are put; points (1/72 inch), the origin in the upper left corner. */
final class Sheet {
    /** What letters look bold by, where the script has no bold font. */
    private static final float STROKE = 0.03f;

    private static final BaseFont PLAIN = font("liberation/LiberationSans-Regular.ttf");
    private static final BaseFont BOLD = font("liberation/LiberationSans-Bold.ttf");

    private final Document document;
    private final PdfContentByte canvas;
    private final float width;
    private final float height;

    private Sheet(Document document, PdfContentByte canvas) {
        this.document = document;
        this.canvas = canvas;
        this.width = document.getPageSize().getWidth();
        this.height = document.getPageSize().getHeight();
    }

    /** @return a PDF of what was drawn */
    static byte[] pdf(float width, float height, String title, Consumer<Sheet> drawing) {
        var bytes = new ByteArrayOutputStream();
        try (var document = new Document(new Rectangle(width, height), 0, 0, 0, 0)) {
            var writer = PdfWriter.getInstance(document, bytes);
            document.addTitle(title);
            document.open();
            drawing.accept(new Sheet(document, writer.getDirectContent()));
        }
        return bytes.toByteArray();
    }

    private static BaseFont font(String file) {
        try (var in = Sheet.class.getClassLoader().getResourceAsStream(file)) {
            if (in == null) throw new IllegalStateException("The font " + file + " is missing");
            return BaseFont.createFont(file, BaseFont.IDENTITY_H, true, true, in.readAllBytes(), null);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    float width() {
        return width;
    }

    float height() {
        return height;
    }

    void nextPage() {
        document.newPage();
    }

    /**
     * Writes one line, in any script; what is too long is set smaller, down to half, then cut. A line that is read from the right stands at
     * the right end of its room.
     */
    void text(String text, float x, float y, float size, boolean bold, float room) {
        var font = bold ? BOLD : PLAIN;
        if (runsLeft(text) || !text.codePoints().allMatch(font::charExists)) {
            drawn(text, x, y, size, bold, room);
            return;
        }
        var line = text;
        var fit = size;
        while (fit > size / 2 && font.getWidthPoint(line, fit) > room) fit -= 0.5f;
        while (line.length() > 1 && font.getWidthPoint(line, fit) > room) line = line.substring(0, line.length() - 1);
        canvas.beginText();
        canvas.setFontAndSize(font, fit);
        canvas.setTextMatrix(x, height - y);
        canvas.showText(line);
        canvas.endText();
    }

    /** By its first letter that has a direction (the rules P2 and P3 of Unicode's annex 9). */
    static boolean beginsRight(String text) {
        return !new Bidi(text, Bidi.DIRECTION_DEFAULT_LEFT_TO_RIGHT).baseIsLeftToRight();
    }

    private static boolean runsLeft(String text) {
        return Bidi.requiresBidi(text.toCharArray(), 0, text.length());
    }

    private void drawn(String text, float x, float y, float size, boolean bold, float room) {
        var line = text;
        var fit = size;
        while (fit > size / 2 && Scripts.width(line, fit) > room) fit -= 0.5f;
        while (line.length() > 1 && Scripts.width(line, fit) > room)
            line = line.substring(0, line.offsetByCodePoints(line.length(), -1));
        canvas.setLineWidth(bold ? fit * STROKE : 0);
        var from = beginsRight(line) ? x + room - Scripts.width(line, fit) : x;
        outline(Scripts.outline(line, fit), from, height - y);
        if (bold) canvas.fillStroke();
        else canvas.fill();
    }

    /** As the letters' own outlines; those of fonts are curves of the second degree, which PDF has in the third only. */
    private void outline(Shape shape, float x, float y) {
        var p = new float[6];
        float fromX = x;
        float fromY = y;
        for (var path = shape.getPathIterator(null); !path.isDone(); path.next()) {
            var kind = path.currentSegment(p);
            for (int i = 0; i < 6; i += 2) {
                p[i] += x;
                p[i + 1] = y - p[i + 1];
            }
            var last = kind == PathIterator.SEG_CUBICTO ? 4 : kind == PathIterator.SEG_QUADTO ? 2 : 0;
            switch (kind) {
                case PathIterator.SEG_MOVETO -> canvas.moveTo(p[0], p[1]);
                case PathIterator.SEG_LINETO -> canvas.lineTo(p[0], p[1]);
                case PathIterator.SEG_CUBICTO -> canvas.curveTo(p[0], p[1], p[2], p[3], p[4], p[5]);
                case PathIterator.SEG_QUADTO ->
                    canvas.curveTo(
                            fromX + 2 * (p[0] - fromX) / 3,
                            fromY + 2 * (p[1] - fromY) / 3,
                            p[2] + 2 * (p[0] - p[2]) / 3,
                            p[3] + 2 * (p[1] - p[3]) / 3,
                            p[2],
                            p[3]);
                default -> canvas.closePath();
            }
            if (kind == PathIterator.SEG_CLOSE) continue;
            fromX = p[last];
            fromY = p[last + 1];
        }
    }

    /** @return the y below the last line */
    float lines(List<String> lines, float x, float y, float size, boolean bold, float room) {
        var at = y;
        for (var line : lines) {
            text(line, x, at, size, bold, room);
            at += size * 1.25f;
        }
        return at;
    }

    void rule(float x, float y, float length, float thickness) {
        canvas.rectangle(x, height - y, length, thickness);
        canvas.fill();
    }

    /**
     * @param module width of the thinnest bar
     * @param barHeight of each row of modules
     */
    void bars(BarCodes.Drawn code, float x, float y, float module, float barHeight) {
        for (var bar : code.bars()) {
            var tall = (float) bar.height * barHeight;
            canvas.rectangle(
                    x + (float) bar.x * module,
                    height - y - (float) bar.y * barHeight - tall,
                    (float) bar.width * module,
                    tall);
        }
        canvas.fill();
    }
}
