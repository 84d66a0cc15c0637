package oms.fulfillment;

import java.awt.Font;
import java.awt.FontFormatException;
import java.awt.Shape;
import java.awt.font.FontRenderContext;
import java.awt.font.TextAttribute;
import java.awt.font.TextLayout;
import java.awt.geom.AffineTransform;
import java.awt.geom.Path2D;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.Character.UnicodeScript;
import java.text.AttributedString;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/**
 * Lines in the scripts that the document's own fonts do not have: Arabic letters join, Indic ones are put together, what runs from
 * right to left does, as Java's own text layout (HarfBuzz, the bidirectional algorithm of Unicode's annex 9) sets them in Noto Sans.
 */
final class Scripts {
    private static final String LATIN = "liberation/LiberationSans-Regular.ttf";

    /** Of the four fonts with Chinese characters, the first that has the one that is wanted. */
    private static final List<String> HAN = List.of("jp", "sc", "tc", "kr");

    private static final Map<UnicodeScript, String> FONTS = Map.ofEntries(
            Map.entry(UnicodeScript.ARABIC, "arabic"),
            Map.entry(UnicodeScript.ARMENIAN, "armenian"),
            Map.entry(UnicodeScript.BENGALI, "bengali"),
            Map.entry(UnicodeScript.DEVANAGARI, "devanagari"),
            Map.entry(UnicodeScript.ETHIOPIC, "ethiopic"),
            Map.entry(UnicodeScript.GEORGIAN, "georgian"),
            Map.entry(UnicodeScript.GUJARATI, "gujarati"),
            Map.entry(UnicodeScript.GURMUKHI, "gurmukhi"),
            Map.entry(UnicodeScript.KANNADA, "kannada"),
            Map.entry(UnicodeScript.KHMER, "khmer"),
            Map.entry(UnicodeScript.LAO, "lao"),
            Map.entry(UnicodeScript.MALAYALAM, "malayalam"),
            Map.entry(UnicodeScript.MYANMAR, "myanmar"),
            Map.entry(UnicodeScript.SINHALA, "sinhala"),
            Map.entry(UnicodeScript.TAMIL, "tamil"),
            Map.entry(UnicodeScript.TELUGU, "telugu"),
            Map.entry(UnicodeScript.THAI, "thai"),
            Map.entry(UnicodeScript.HANGUL, "kr"),
            Map.entry(UnicodeScript.HIRAGANA, "jp"),
            Map.entry(UnicodeScript.KATAKANA, "jp"),
            Map.entry(UnicodeScript.BOPOMOFO, "tc"));

    private static final Map<String, Font> READ = new ConcurrentHashMap<>();
    private static final FontRenderContext PAPER = new FontRenderContext(null, true, true);

    private Scripts() {}

    static float width(String line, float size) {
        return line.isBlank() ? 0 : layout(line, size).getAdvance();
    }

    /** @return the letters' outlines, the beginning of the base line at the origin, y downwards */
    static Shape outline(String line, float size) {
        return line.isBlank() ? new Path2D.Float() : layout(line, size).getOutline(new AffineTransform());
    }

    /** @return whether some font has every letter of it */
    static boolean has(String line) {
        return line.codePoints().allMatch(c -> candidates(c).anyMatch(font -> font.canDisplay(c)));
    }

    private static TextLayout layout(String line, float size) {
        var text = new AttributedString(line);
        var now = font(LATIN);
        var han = han(line);
        for (int from = 0; from < line.length(); ) {
            now = of(line.codePointAt(from), now, han);
            var to = from;
            while (to < line.length() && of(line.codePointAt(to), now, han).equals(now))
                to += Character.charCount(line.codePointAt(to));
            text.addAttribute(TextAttribute.FONT, now.deriveFont(size), from, to);
            from = to;
        }
        return new TextLayout(text.getIterator(), PAPER);
    }

    /** @return the font in which all Chinese characters of the line are; the first where none has all */
    private static Font han(String line) {
        return HAN.stream()
                .map(Scripts::noto)
                .filter(font -> line.codePoints()
                        .filter(c -> UnicodeScript.of(c) == UnicodeScript.HAN)
                        .allMatch(font::canDisplay))
                .findFirst()
                .orElseGet(() -> noto(HAN.getFirst()));
    }

    /** What belongs to no script of its own, as blanks and accents, goes with what stands before it where it can. */
    private static Font of(int letter, Font before, Font han) {
        var script = UnicodeScript.of(letter);
        var belongs = script != UnicodeScript.COMMON && script != UnicodeScript.INHERITED;
        if (!belongs && before.canDisplay(letter)) return before;
        if (script == UnicodeScript.HAN && han.canDisplay(letter)) return han;
        return candidates(letter)
                .filter(font -> font.canDisplay(letter))
                .findFirst()
                .orElse(before);
    }

    private static Stream<Font> candidates(int letter) {
        var own = Optional.ofNullable(FONTS.get(UnicodeScript.of(letter))).stream();
        // signs of no script, as Arabic digits, are in the fonts of those that use them
        return Stream.of(
                        own.map(Scripts::noto),
                        Stream.of(font(LATIN)),
                        HAN.stream().map(Scripts::noto),
                        FONTS.values().stream().map(Scripts::noto))
                .flatMap(fonts -> fonts);
    }

    private static Font noto(String script) {
        return font("fonts/NotoSans-" + script + ".ttf");
    }

    private static Font font(String file) {
        return READ.computeIfAbsent(file, Scripts::read);
    }

    private static Font read(String file) {
        try (var in = Scripts.class.getClassLoader().getResourceAsStream(file)) {
            if (in == null) throw new IllegalStateException("The font " + file + " is missing");
            return Font.createFont(Font.TRUETYPE_FONT, in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (FontFormatException e) {
            throw new IllegalStateException("The font " + file + " cannot be read", e);
        }
    }
}
