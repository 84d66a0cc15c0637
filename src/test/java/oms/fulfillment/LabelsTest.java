package oms.fulfillment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.zxing.BarcodeFormat;
import com.google.zxing.BinaryBitmap;
import com.google.zxing.DecodeHintType;
import com.google.zxing.LuminanceSource;
import com.google.zxing.RGBLuminanceSource;
import com.google.zxing.Result;
import com.google.zxing.common.HybridBinarizer;
import com.google.zxing.oned.Code128Reader;
import com.google.zxing.qrcode.QRCodeReader;
import java.awt.image.BufferedImage;
import java.io.File;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import javax.imageio.ImageIO;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.rendering.PDFRenderer;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Test;

class LabelsTest {
    private static final String SSCC = Sscc.of("0614141", 1_234_567_890L);

    private static final Label LABEL = new Label(
            "ORD-2026-05-06-001",
            "WH-NY",
            List.of("Fulfilment New York", "500 W 33rd St", "New York NY 10001", "US"),
            List.of("Åse Ødegård", "12 Rue de l’Église ^XZ ~JA", "Łódź Straße_9", "New York NY 10004", "US"),
            1,
            SSCC,
            10_894,
            LocalDate.of(2026, 5, 6));

    @Test
    void a_number_has_18_digits_and_the_check_digit_of_gs1() {
        assertThat(SSCC).as("GS1's own example").isEqualTo("106141412345678908");
        assertThat(Sscc.of("0614141", 7)).matches("00614141000000007\\d");
        assertThat(Sscc.of("061414112345", 99_999)).matches("90614141123459999\\d");
        assertThatThrownBy(() -> Sscc.of("061414112345", 100_000)).hasMessageContaining("used up");
    }

    @Test
    void scanners_and_cameras_read_the_label_on_paper() throws Exception {
        var page = rendered(PdfLabel.of(LABEL));
        var bars = read(page, BarcodeFormat.CODE_128);
        assertThat(bars.getText()).isEqualTo("]C100" + SSCC);
        assertThat(read(page, BarcodeFormat.QR_CODE).getText()).isEqualTo("00" + SSCC);
    }

    @Test
    void people_read_address_order_and_warehouse_on_it() throws Exception {
        try (var pdf = Loader.loadPDF(PdfLabel.of(LABEL))) {
            assertThat(pdf.getNumberOfPages()).isEqualTo(1);
            assertThat(new PDFTextStripper().getText(pdf))
                    .contains("Åse Ødegård", "Łódź Straße_9", "ORD-2026-05-06-001", "WH-NY", "10.89 kg", "2026-05-06");
        }
    }

    @Test
    void an_endless_name_does_not_run_off_the_label() throws Exception {
        var endless = new Label(
                "ORD-2026-05-06-" + "9".repeat(60),
                "WH-" + "N".repeat(60),
                List.of("W".repeat(300)),
                List.of("Q".repeat(300), "日本語の住所"),
                1,
                SSCC,
                1,
                LocalDate.of(2026, 5, 6));
        assertThat(read(rendered(PdfLabel.of(endless)), BarcodeFormat.CODE_128).getText())
                .isEqualTo("]C100" + SSCC);
    }

    @Test
    void an_address_in_any_script_is_written_as_that_script_is_and_the_bars_are_still_read() throws Exception {
        var lines = List.of(
                "東京都千代田区丸の内1丁目",
                "北京市朝阳区建国路88号",
                "臺北市信義區市府路45號",
                "서울특별시 종로구 세종대로 175",
                "شارع الملك فهد، الرياض ١٢٢١١",
                "דרך מנחם בגין 132, תל אביב",
                "१२ महात्मा गाँधी मार्ग, नई दिल्ली",
                "ঢাকা, মতিঝিল বাণিজ্যিক এলাকা",
                "சென்னை, அண்ணா சாலை",
                "ถนนสุขุมวิท แขวงคลองเตย",
                "ქ. თბილისი, რუსთაველის გამზ.",
                "ፖስታ ሳጥን 1234 አዲስ አበባ",
                "Λεωφόρος Συγγρού 12, улица Ленина 5");
        assertThat(lines).allMatch(Scripts::has);
        for (int i = 0; i < lines.size(); i += 5) {
            var some = lines.subList(i, Math.min(lines.size(), i + 5));
            var label = new Label("ORD-1", "WH-NY", some.subList(0, 1), some, 1, SSCC, 900, LocalDate.of(2026, 5, 6));
            var page = rendered(PdfLabel.of(label));
            assertThat(read(page, BarcodeFormat.CODE_128).getText()).isEqualTo("]C100" + SSCC);
            assertThat(read(page, BarcodeFormat.QR_CODE).getText()).isEqualTo("00" + SSCC);
            for (int line = 0; line < some.size(); line++)
                assertThat(ink(page, 128 + line * 17.5, 14)).as(some.get(line)).isGreaterThan(400);
        }
    }

    @Test
    void letters_are_put_together_and_run_their_way() {
        assertThat(Scripts.width("لا", 20)).as("lam and alef join").isLessThan(Scripts.width("ل ا", 20) - 4);
        assertThat(Scripts.width("क्ष", 20))
                .as("ka and ssa join")
                .isLessThan(Scripts.width("क", 20) + Scripts.width("ष", 20));
        var alef = Scripts.outline("אב1", 20).getBounds2D();
        var other = Scripts.outline("בא1", 20).getBounds2D();
        assertThat(alef.getMinX()).as("the digit stands left of both").isEqualTo(other.getMinX());
        assertThat(Scripts.has("𓀀")).as("hieroglyphs").isFalse();
    }

    @Test
    void what_is_read_from_the_right_stands_at_the_right() throws Exception {
        var lines = List.of("شارع الملك فهد، الرياض", "דרך מנחם בגין 132", "12 King Street");
        var label = new Label("ORD-1", "WH-NY", List.of("WH"), lines, 1, SSCC, 900, LocalDate.of(2026, 5, 6));
        var page = rendered(PdfLabel.of(label));
        var scale = 203 / 72.0;
        for (int line = 0; line < lines.size(); line++) {
            var ink = new java.util.IntSummaryStatistics();
            for (int y = (int) ((128 + line * 17.5 - 13) * scale); y < (128 + line * 17.5 + 4) * scale; y++)
                for (int x = 0; x < page.getWidth(); x++) if ((page.getRGB(x, y) & 0xff) < 128) ink.accept(x);
            if (line < 2)
                assertThat(page.getWidth() - ink.getMax()).as(lines.get(line)).isLessThan((int) (22 * scale));
            else assertThat(ink.getMin()).isLessThan((int) (22 * scale));
        }
        assertThat(ZplLabel.of(label)).contains("^FB732,1,0,R^FH_^FDדרך", "^FO40,422^A0N,42,42^FH_^FD12 King Street");
    }

    /** @return dark pixels in one line of the label, 203 dots an inch */
    private static long ink(BufferedImage page, double baseLine, double size) {
        var scale = 203 / 72.0;
        var dark = 0L;
        for (int y = (int) ((baseLine - size) * scale); y < (baseLine + size / 4) * scale; y++)
            for (int x = (int) (18 * scale); x < page.getWidth() - 18 * scale; x++)
                if ((page.getRGB(x, y) & 0xff) < 128) dark++;
        return dark;
    }

    @Test
    void the_label_printer_gets_the_same_and_no_command_from_an_address() {
        var zpl = ZplLabel.of(LABEL);
        assertThat(zpl).startsWith("^XA^CI28").endsWith("^XZ\n");
        assertThat(zpl).contains("^BCN,260,N,N,N^FD>;>800" + SSCC + "^FS", "^FDMA,00" + SSCC + "^FS");
        assertThat(zpl).contains("12 Rue de l’Église _5EXZ _7EJA", "Łódź Straße_5F9", "ORD-2026-05-06-001");
        assertThat(zpl.split("\\^XZ", -1)).hasSize(2);
        assertThat(zpl).doesNotContain("~");
    }

    @Test
    void a_packing_slip_lists_every_package_on_as_many_pages_as_it_takes() throws Exception {
        var contents = java.util.stream.IntStream.rangeClosed(1, 90)
                .mapToObj(i -> new PackedItem("SKU-" + i, "Article no. " + i, i))
                .toList();
        var slip = PackingSlip.of(
                new PackingSlip.Facts("ORD-2026-05-06-001", "Shop", LABEL.from(), LABEL.to(), List.of(), contents));
        try (var pdf = Loader.loadPDF(slip)) {
            assertThat(pdf.getNumberOfPages()).isEqualTo(3);
            assertThat(new PDFTextStripper().getText(pdf)).contains("SKU-1 ", "SKU-90", "Åse Ødegård");
        }
    }

    private static BufferedImage rendered(byte[] pdf) throws Exception {
        try (var document = Loader.loadPDF(pdf)) {
            var image = new PDFRenderer(document).renderImageWithDPI(0, 203);
            new File("target/labels").mkdirs();
            ImageIO.write(image, "png", new File("target/labels/" + pdf.length + ".png"));
            return image;
        }
    }

    private static Result read(BufferedImage image, BarcodeFormat format) throws Exception {
        var pixels = image.getRGB(0, 0, image.getWidth(), image.getHeight(), null, 0, image.getWidth());
        LuminanceSource source = new RGBLuminanceSource(image.getWidth(), image.getHeight(), pixels);
        var bitmap = new BinaryBitmap(new HybridBinarizer(source));
        var hints = Map.<DecodeHintType, Object>of(DecodeHintType.TRY_HARDER, true, DecodeHintType.ASSUME_GS1, true);
        return format == BarcodeFormat.QR_CODE
                ? new QRCodeReader().decode(bitmap, hints)
                : new Code128Reader().decode(bitmap, hints);
    }
}
