package oms.delivery;

import java.awt.geom.AffineTransform;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * How a camera was held, as a JPEG's Exif header says it (CIPA DC-008, Exif 2.32, tag 274): phones store sensors' rows as they
 * are and leave the turning to whoever shows them.
 *
 * @param value 1 to 8
 */
record ExifOrientation(int value) {
    private static final ExifOrientation AS_IT_IS = new ExifOrientation(1);
    private static final byte[] EXIF = "Exif\0\0".getBytes(StandardCharsets.US_ASCII);
    private static final int APP1 = 0xE1;
    private static final int START_OF_SCAN = 0xDA;
    private static final int TAG = 0x0112;

    /** @return what the file says, or that it is upright where it says nothing that can be understood */
    static ExifOrientation of(byte[] file) {
        try {
            return search(ByteBuffer.wrap(file));
        } catch (IndexOutOfBoundsException | IllegalArgumentException notUnderstood) {
            return AS_IT_IS;
        }
    }

    private static ExifOrientation search(ByteBuffer file) {
        if (file.getShort(0) != (short) 0xFFD8) return AS_IT_IS;
        for (int at = 2; (file.get(at) & 0xFF) == 0xFF; ) {
            var marker = file.get(at + 1) & 0xFF;
            if (marker == START_OF_SCAN) break;
            var length = file.getShort(at + 2) & 0xFFFF;
            if (marker == APP1 && isExif(file, at + 4))
                return inTiff(file.slice(at + 4 + EXIF.length, length - 2 - EXIF.length));
            at += 2 + Math.max(2, length);
        }
        return AS_IT_IS;
    }

    private static boolean isExif(ByteBuffer file, int at) {
        return Arrays.equals(file.array(), at, at + EXIF.length, EXIF, 0, EXIF.length);
    }

    private static ExifOrientation inTiff(ByteBuffer tiff) {
        tiff.order(tiff.get(0) == 'I' ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN);
        var directory = tiff.getInt(4);
        var entries = tiff.getShort(directory) & 0xFFFF;
        for (int i = 0; i < entries; i++) {
            var entry = directory + 2 + 12 * i;
            if ((tiff.getShort(entry) & 0xFFFF) != TAG) continue;
            var value = tiff.getShort(entry + 8);
            return value >= 1 && value <= 8 ? new ExifOrientation(value) : AS_IT_IS;
        }
        return AS_IT_IS;
    }

    /** @return whether width and height change places */
    boolean isSideways() {
        return value >= 5;
    }

    /** @return what turns a picture of this size upright */
    AffineTransform transform(double width, double height) {
        return switch (value) {
            case 2 -> new AffineTransform(-1, 0, 0, 1, width, 0);
            case 3 -> new AffineTransform(-1, 0, 0, -1, width, height);
            case 4 -> new AffineTransform(1, 0, 0, -1, 0, height);
            case 5 -> new AffineTransform(0, 1, 1, 0, 0, 0);
            case 6 -> new AffineTransform(0, 1, -1, 0, height, 0);
            case 7 -> new AffineTransform(0, -1, -1, 0, height, width);
            case 8 -> new AffineTransform(0, -1, 1, 0, 0, width);
            default -> new AffineTransform();
        };
    }
}
