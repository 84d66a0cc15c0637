package oms.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import javax.imageio.ImageIO;
import oms.web.InvalidRequest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PhotosTest {
    private final Photos photos = new Photos();

    @ParameterizedTest
    @CsvSource({"jpeg", "png"})
    void a_picture_becomes_a_jpeg_that_fits(String format) throws IOException {
        var kept = read(clean(Pictures.redAndBlue(format, 4000, 1000)));
        assertThat(kept.getWidth()).isEqualTo(1600);
        assertThat(kept.getHeight()).isEqualTo(400);
        assertThat(isRed(kept, 100, 200)).isTrue();
        assertThat(isRed(kept, 1500, 200)).isFalse();
    }

    @Test
    void a_small_picture_keeps_its_size() throws IOException {
        assertThat(read(clean(Pictures.redAndBlue("jpeg", 64, 48))).getWidth()).isEqualTo(64);
    }

    @Test
    void nothing_but_the_picture_is_left() {
        var sent = Pictures.withExif(Pictures.redAndBlue("jpeg", 200, 100), 1, "GPS 40.71 -74.00");
        var kept = new String(clean(sent), StandardCharsets.ISO_8859_1);
        assertThat(new String(sent, StandardCharsets.ISO_8859_1)).contains("Exif", "GPS 40.71");
        assertThat(kept).doesNotContain("Exif", "GPS 40.71");
    }

    /** Where red, which was left, is to be seen for each way in which a camera can be held. */
    @ParameterizedTest
    @CsvSource({"1,left", "2,right", "3,right", "4,left", "5,top", "6,top", "7,bottom", "8,bottom"})
    void a_picture_is_turned_the_way_its_camera_was_held(int orientation, String red) throws IOException {
        var kept = read(clean(Pictures.withExif(Pictures.redAndBlue("jpeg", 200, 100), orientation, "")));
        var sideways = orientation >= 5;
        assertThat(kept.getWidth()).isEqualTo(sideways ? 100 : 200);
        assertThat(isRed(kept, kept.getWidth() / 10, kept.getHeight() / 10))
                .isEqualTo(red.equals("left") || red.equals("top"));
        assertThat(isRed(kept, kept.getWidth() * 9 / 10, kept.getHeight() * 9 / 10))
                .isEqualTo(red.equals("right") || red.equals("bottom"));
    }

    @Test
    void a_small_file_that_claims_gigapixels_is_never_decoded() {
        refused("too_many_pixels", Pictures.claiming(100_000, 100_000));
        refused("too_many_pixels", Pictures.claiming(Integer.MAX_VALUE, Integer.MAX_VALUE));
    }

    @Test
    void what_is_no_picture_or_a_broken_one_is_refused() {
        refused("not_an_image", "GIF89a".getBytes(StandardCharsets.US_ASCII));
        refused("not_an_image", Pictures.redAndBlue("gif", 10, 10));
        refused("not_an_image", Pictures.redAndBlue("bmp", 10, 10));
        refused("not_an_image", new byte[0]);
        refused("broken_image", Pictures.claiming(100, 100));
        refused("broken_image", Arrays.copyOf(Pictures.redAndBlue("png", 100, 100), 60));
        refused("too_large", new byte[9 * 1024 * 1024]);
        assertThatThrownBy(() -> photos.clean("/image", "no base64!"))
                .satisfies(e -> assertThat(code(e)).isEqualTo("not_base64"));
    }

    private void refused(String code, byte[] sent) {
        assertThatThrownBy(() -> clean(sent)).satisfies(e -> assertThat(code(e)).isEqualTo(code));
    }

    private static String code(Throwable e) {
        return ((InvalidRequest) e).faults().getFirst().code();
    }

    private byte[] clean(byte[] sent) {
        return photos.clean("/image", Base64.getEncoder().encodeToString(sent));
    }

    private static BufferedImage read(byte[] jpeg) throws IOException {
        return ImageIO.read(new ByteArrayInputStream(jpeg));
    }

    private static boolean isRed(BufferedImage image, int x, int y) {
        var color = new Color(image.getRGB(x, y));
        return color.getRed() > color.getBlue();
    }
}
