package oms.delivery;

import jakarta.inject.Singleton;
import java.awt.Color;
import java.awt.RenderingHints;
import java.awt.geom.AffineTransform;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Semaphore;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.ImageWriteParam;
import javax.imageio.stream.ImageInputStream;
import javax.imageio.stream.MemoryCacheImageInputStream;
import javax.imageio.stream.MemoryCacheImageOutputStream;
import oms.web.InvalidRequest;

/**
 * Photos from strangers' phones: decoded and written anew, so that nothing but the picture is left of them (no place, no
 * serial number, no second file behind the first). The header's dimensions are read before anything is decoded: a file of a few
 * kilobytes can claim gigapixels. A few are worked on at a time, whatever their number.
 */
@Singleton
class Photos {
    private static final int MOST_BYTES = 8 * 1024 * 1024;
    private static final long MOST_PIXELS = 40_000_000;
    /** Pixels of the longer edge of what is kept: enough to read a house number. */
    private static final int EDGE = 1600;

    private static final float QUALITY = 0.82f;
    private static final List<String> FORMATS = List.of("jpeg", "png");

    private final Semaphore atOnce = new Semaphore(2);

    /**
     * @param base64 a JPEG or PNG, standard alphabet
     * @return a JPEG of at most {@value #EDGE} pixels an edge, upright, without metadata
     * @throws InvalidRequest when it is too large, of another format, or broken
     */
    byte[] clean(String pointer, String base64) {
        var bytes = decode(pointer, base64);
        atOnce.acquireUninterruptibly();
        try (var input = new MemoryCacheImageInputStream(new ByteArrayInputStream(bytes))) {
            return jpeg(upright(read(pointer, input), ExifOrientation.of(bytes)));
        } catch (IOException | RuntimeException broken) {
            if (broken instanceof InvalidRequest refused) throw refused;
            throw new InvalidRequest(pointer, "broken_image", "This picture cannot be read");
        } finally {
            atOnce.release();
        }
    }

    private static byte[] decode(String pointer, String base64) {
        if (base64.length() > MOST_BYTES / 3 * 4 + 4)
            throw new InvalidRequest(pointer, "too_large", "A photo has at most 8 megabytes");
        try {
            return Base64.getDecoder().decode(base64);
        } catch (IllegalArgumentException e) {
            throw new InvalidRequest(pointer, "not_base64", "This is not base64");
        }
    }

    private static BufferedImage read(String pointer, ImageInputStream input) throws IOException {
        var readers = ImageIO.getImageReaders(input);
        if (!readers.hasNext()) throw new InvalidRequest(pointer, "not_an_image", "Send a JPEG or a PNG");
        var reader = readers.next();
        try {
            if (!FORMATS.contains(reader.getFormatName().toLowerCase(Locale.ROOT)))
                throw new InvalidRequest(pointer, "not_an_image", "Send a JPEG or a PNG");
            reader.setInput(input, true, true);
            return read(pointer, reader);
        } finally {
            reader.dispose();
        }
    }

    private static BufferedImage read(String pointer, ImageReader reader) throws IOException {
        long width = reader.getWidth(0);
        long height = reader.getHeight(0);
        if (width * height > MOST_PIXELS || width < 1 || height < 1)
            throw new InvalidRequest(pointer, "too_many_pixels", "A photo has at most 40 megapixels");
        var param = reader.getDefaultReadParam();
        // every n-th pixel is enough where far more would be thrown away again
        var step = (int) Math.max(1, Math.max(width, height) / EDGE);
        param.setSourceSubsampling(step, step, 0, 0);
        return reader.read(0, param);
    }

    /** Turns the picture the way its camera was held, makes it fit, and gives see-through parts a white ground. */
    private static BufferedImage upright(BufferedImage image, ExifOrientation orientation) {
        var scale = Math.min(1.0, (double) EDGE / Math.max(image.getWidth(), image.getHeight()));
        var width = (int) Math.max(1, Math.round(image.getWidth() * scale));
        var height = (int) Math.max(1, Math.round(image.getHeight() * scale));
        var target = orientation.isSideways()
                ? new BufferedImage(height, width, BufferedImage.TYPE_INT_RGB)
                : new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        var canvas = target.createGraphics();
        try {
            canvas.setColor(Color.WHITE);
            canvas.fillRect(0, 0, target.getWidth(), target.getHeight());
            canvas.setRenderingHint(RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BILINEAR);
            var transform = orientation.transform(width, height);
            transform.concatenate(AffineTransform.getScaleInstance(
                    (double) width / image.getWidth(), (double) height / image.getHeight()));
            canvas.drawImage(image, transform, null);
        } finally {
            canvas.dispose();
        }
        return target;
    }

    private static byte[] jpeg(BufferedImage image) throws IOException {
        var writer = ImageIO.getImageWritersByFormatName("jpeg").next();
        var bytes = new ByteArrayOutputStream();
        try (var output = new MemoryCacheImageOutputStream(bytes)) {
            var param = writer.getDefaultWriteParam();
            param.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
            param.setCompressionQuality(QUALITY);
            writer.setOutput(output);
            writer.write(null, new IIOImage(image, null, null), param);
        } finally {
            writer.dispose();
        }
        return bytes.toByteArray();
    }
}
