package oms.fulfillment;

/** The shipping label in Zebra's language (ZPL II), 4 × 6 inches at 203 dots an inch, UTF-8. */
final class ZplLabel {
    private static final int WIDTH = 812;
    private static final int HEIGHT = 1218;
    private static final int EDGE = 40;

    private final StringBuilder zpl = new StringBuilder();

    private ZplLabel() {}

    static String of(Label label) {
        return new ZplLabel().draw(label);
    }

    private String draw(Label label) {
        zpl.append("^XA^CI28^PW%d^LL%d^LH0,0\n".formatted(WIDTH, HEIGHT));
        text(EDGE, 40, 24, "From");
        lines(label.from(), 72, 24, 420);
        text(500, 50, 56, label.warehouse());
        text(500, 118, 32, label.weight());
        text(500, 158, 32, "Package " + label.no());
        rule(260);
        text(EDGE, 284, 24, "Ship to");
        lines(label.to(), 318, 42, WIDTH - 2 * EDGE);
        rule(636);
        text(EDGE, 660, 24, "Order");
        text(EDGE, 692, 46, label.orderNumber());
        text(EDGE, 752, 30, "Deliver by " + label.deliverBy());
        zpl.append("^FO600,652^BQN,2,7^FDMA,").append(label.elementString()).append("^FS\n");
        rule(836);
        // code set C from the start, then FNC1: that makes it GS1-128
        zpl.append("^FO90,864^BY4^BCN,260,N,N,N^FD>;>8")
                .append(label.elementString())
                .append("^FS\n");
        text(190, 1146, 34, Sscc.readable(label.sscc()));
        return zpl.append("^XZ\n").toString();
    }

    private void lines(java.util.List<String> lines, int y, int size, int room) {
        var at = y;
        for (var line : lines) {
            if (Sheet.beginsRight(line)) right(EDGE, at, size, room, line);
            else text(EDGE, at, size, line);
            at += size + size / 4;
        }
    }

    private void text(int x, int y, int size, String text) {
        zpl.append("^FO%d,%d^A0N,%d,%d^FH_^FD%s^FS\n".formatted(x, y, size, size, escaped(text)));
    }

    /** A block of one line, set at its right end. */
    private void right(int x, int y, int size, int room, String text) {
        zpl.append("^FO%d,%d^A0N,%d,%d^FB%d,1,0,R^FH_^FD%s^FS\n".formatted(x, y, size, size, room, escaped(text)));
    }

    private void rule(int y) {
        zpl.append("^FO%d,%d^GB%d,3,3^FS\n".formatted(EDGE, y, WIDTH - 2 * EDGE));
    }

    /** What would be a command, or the escape itself, goes as its code; line ends and other controls go as blanks. */
    static String escaped(String text) {
        var escaped = new StringBuilder();
        text.codePoints().map(c -> Character.isISOControl(c) ? ' ' : c).forEach(c -> {
            if (c == '^' || c == '~' || c == '_') escaped.append("_%02X".formatted(c));
            else escaped.appendCodePoint(c);
        });
        return escaped.toString();
    }
}
