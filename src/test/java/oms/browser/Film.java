package oms.browser;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * What stands before a camera: one picture after the other, each for three seconds, with an empty desk for a second in between. Written as
 * YUV4MPEG2 (mjpegtools, yuv4mpeg(5)), grey, two pictures a second.
 */
record Film(Path file) {
    private static final int WIDTH = 1280;
    private static final int HEIGHT = 720;
    private static final int FRAMES = 6;
    private static final int GAP = 2;
    private static final int DESK = 0x705030;

    /** @return one that is still to be shot */
    static Film named(String name) throws IOException {
        var file = Path.of("target", "films", name + ".y4m");
        Files.createDirectories(file.getParent());
        return new Film(file);
    }

    void shoot(List<BufferedImage> pictures) throws IOException {
        try (var out = new BufferedOutputStream(Files.newOutputStream(file))) {
            out.write("YUV4MPEG2 W%d H%d F2:1 Ip A1:1 C420jpeg\n"
                    .formatted(WIDTH, HEIGHT)
                    .getBytes(StandardCharsets.US_ASCII));
            var empty = grey(desk());
            for (var picture : pictures) {
                frames(out, grey(held(picture)), FRAMES);
                frames(out, empty, GAP);
            }
        }
    }

    private static void frames(OutputStream out, byte[] luma, int times) throws IOException {
        var colourless = new byte[WIDTH * HEIGHT / 2];
        java.util.Arrays.fill(colourless, (byte) 128);
        for (int i = 0; i < times; i++) {
            out.write("FRAME\n".getBytes(StandardCharsets.US_ASCII));
            out.write(luma);
            out.write(colourless);
        }
    }

    /** As a hand holds it: a little askew, in the middle, as large as it fits. */
    private static BufferedImage held(BufferedImage picture) {
        var seen = desk();
        var paint = seen.createGraphics();
        var scale = Math.min(0.9 * WIDTH / picture.getWidth(), 0.9 * HEIGHT / picture.getHeight());
        paint.setRenderingHint(
                java.awt.RenderingHints.KEY_INTERPOLATION, java.awt.RenderingHints.VALUE_INTERPOLATION_BICUBIC);
        paint.rotate(Math.toRadians(2), WIDTH / 2.0, HEIGHT / 2.0);
        paint.translate(WIDTH / 2.0 - scale * picture.getWidth() / 2, HEIGHT / 2.0 - scale * picture.getHeight() / 2);
        paint.scale(scale, scale);
        paint.drawImage(picture, 0, 0, null);
        paint.dispose();
        return seen;
    }

    private static BufferedImage desk() {
        var image = new BufferedImage(WIDTH, HEIGHT, BufferedImage.TYPE_INT_RGB);
        var paint = image.createGraphics();
        paint.setColor(new Color(DESK));
        paint.fillRect(0, 0, WIDTH, HEIGHT);
        paint.dispose();
        return image;
    }

    private static byte[] grey(BufferedImage image) {
        var luma = new byte[WIDTH * HEIGHT];
        for (int y = 0; y < HEIGHT; y++)
            for (int x = 0; x < WIDTH; x++) {
                var colour = new Color(image.getRGB(x, y));
                luma[y * WIDTH + x] =
                        (byte) (0.299 * colour.getRed() + 0.587 * colour.getGreen() + 0.114 * colour.getBlue());
            }
        return luma;
    }
}
