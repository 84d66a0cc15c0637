package oms.fulfillment;

import java.util.List;

/** The paper in the box: what the customer ordered and in which package it is. */
final class PackingSlip {
    /** What it says; {@code packages} are those that were sealed. */
    record Facts(
            String orderNumber,
            String merchant,
            List<String> from,
            List<String> to,
            List<PackageView> packages,
            List<PackedItem> unpacked) {}

    private static final float WIDTH = 595;
    private static final float HEIGHT = 842;
    private static final float EDGE = 56;
    private static final float ROOM = WIDTH - 2 * EDGE;
    private static final float QUANTITY_AT = WIDTH - EDGE - 40;
    private static final float LINE = 18;

    private final Sheet sheet;
    private float y;

    private PackingSlip(Sheet sheet) {
        this.sheet = sheet;
    }

    static byte[] of(Facts facts) {
        return Sheet.pdf(WIDTH, HEIGHT, "Packing slip " + facts.orderNumber(), s -> new PackingSlip(s).draw(facts));
    }

    private void draw(Facts facts) {
        sheet.text(facts.merchant(), EDGE, 70, 11, true, ROOM);
        sheet.text("Packing slip", EDGE, 104, 24, true, ROOM);
        sheet.text("Order " + facts.orderNumber(), EDGE, 126, 12, false, ROOM);
        sheet.text("Ship to", EDGE, 160, 9, true, 220);
        sheet.lines(facts.to(), EDGE, 176, 11, false, 220);
        sheet.text("From", 320, 160, 9, true, 220);
        sheet.lines(facts.from(), 320, 176, 11, false, 220);
        y = 280;
        for (var p : facts.packages())
            group("Package %d · %s · %s".formatted(p.no(), p.box(), Sscc.readable(p.sscc())), p.contents());
        if (!facts.unpacked().isEmpty()) group("Not packed yet", facts.unpacked());
    }

    private void group(String title, List<PackedItem> items) {
        room(3 * LINE);
        sheet.text(title, EDGE, y, 10, true, ROOM);
        sheet.rule(EDGE, y + 6, ROOM, 0.75f);
        y += LINE + 4;
        items.forEach(this::line);
        y += LINE;
    }

    private void line(PackedItem item) {
        room(LINE);
        sheet.text(item.sku(), EDGE, y, 10, false, 130);
        sheet.text(item.name(), EDGE + 140, y, 10, false, QUANTITY_AT - EDGE - 150);
        sheet.text(Integer.toString(item.quantity()), QUANTITY_AT, y, 10, true, 40);
        y += LINE;
    }

    private void room(float wanted) {
        if (y + wanted < sheet.height() - EDGE) return;
        sheet.nextPage();
        y = EDGE + 20;
    }
}
