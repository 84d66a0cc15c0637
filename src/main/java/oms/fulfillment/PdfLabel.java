package oms.fulfillment;

/** The shipping label as PDF, 4 × 6 inches. */
final class PdfLabel {
    private static final float WIDTH = 288;
    private static final float HEIGHT = 432;
    private static final float EDGE = 18;
    private static final float ROOM = WIDTH - 2 * EDGE;
    private static final float BAR_HEIGHT = 92;

    private PdfLabel() {}

    static byte[] of(Label label) {
        return Sheet.pdf(WIDTH, HEIGHT, "Label " + label.sscc(), sheet -> draw(sheet, label));
    }

    private static void draw(Sheet sheet, Label label) {
        sheet.text("From", EDGE, 26, 8, true, ROOM);
        sheet.lines(label.from(), EDGE, 37, 8, false, 150);
        sheet.text(label.warehouse(), 178, 40, 20, true, WIDTH - EDGE - 178);
        sheet.text(label.weight(), 178, 56, 11, false, WIDTH - EDGE - 178);
        sheet.text("Package " + label.no(), 178, 70, 11, false, WIDTH - EDGE - 178);
        sheet.rule(EDGE, 96, ROOM, 1);
        sheet.text("Ship to", EDGE, 110, 8, true, ROOM);
        sheet.lines(label.to(), EDGE, 128, 14, true, ROOM);
        sheet.rule(EDGE, 226, ROOM, 1);
        var qr = BarCodes.qr(label);
        sheet.bars(qr, WIDTH - EDGE - qr.width() * 2.4f, 234, 2.4f, 2.4f);
        sheet.text("Order", EDGE, 242, 8, true, 170);
        sheet.text(label.orderNumber(), EDGE, 259, 15, true, 170);
        sheet.text("Deliver by " + label.deliverBy(), EDGE, 276, 10, false, 170);
        sheet.rule(EDGE, 300, ROOM, 1);
        var code = BarCodes.gs1(label);
        var module = Math.min(1.5f, (ROOM - 8) / code.width());
        sheet.bars(code, (WIDTH - code.width() * module) / 2, 308, module, BAR_HEIGHT / code.height());
        sheet.text(Sscc.readable(label.sscc()), 62, 415, 11, false, ROOM);
    }
}
