package oms.fulfillment;

import java.util.List;
import uk.org.okapibarcode.backend.Code128;
import uk.org.okapibarcode.backend.HumanReadableLocation;
import uk.org.okapibarcode.backend.QrCode;
import uk.org.okapibarcode.backend.Symbol;
import uk.org.okapibarcode.graphics.Rectangle;

/** Bar codes as rectangles, in modules: the width of the thinnest bar is 1. */
final class BarCodes {
    /**
     * A symbol.
     *
     * @param width in modules, quiet zones left out
     */
    record Drawn(int width, int height, List<Rectangle> bars) {
        static Drawn of(Symbol symbol) {
            return new Drawn(symbol.getWidth(), symbol.getHeight(), symbol.getRectangles());
        }
    }

    private BarCodes() {}

    /** @return the package's number as GS1-128 with application identifier (00) */
    static Drawn gs1(Label label) {
        var symbol = new Code128();
        symbol.setDataType(Symbol.DataType.GS1);
        symbol.setHumanReadableLocation(HumanReadableLocation.NONE);
        symbol.setContent("[00]" + label.sscc());
        return Drawn.of(symbol);
    }

    /** @return the same number for cameras */
    static Drawn qr(Label label) {
        var symbol = new QrCode();
        symbol.setPreferredEccLevel(QrCode.EccLevel.M);
        symbol.setContent(label.elementString());
        return Drawn.of(symbol);
    }
}
