package oms.web;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.ext.Provider;
import jakarta.ws.rs.ext.ReaderInterceptor;
import jakarta.ws.rs.ext.ReaderInterceptorContext;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Refuses card numbers in every JSON body, before anything reads it, so that none is ever stored, logged or told back. Not looked
 * at are fields that by their name hold other long numbers, which pass for a card's in one case of ten: article and package
 * codes, telephone numbers, other systems' ids and references.
 */
@Provider
class NoCardNumbers implements ReaderInterceptor {
    private static final Set<String> OTHER_NUMBERS = Set.of(
            "sku",
            "skus",
            "code",
            "codes",
            "barcode",
            "barcodes",
            "gtin",
            "ean",
            "upc",
            "sscc",
            "phone",
            "serial",
            "lot",
            "id",
            "ids",
            "reference",
            "seq");
    private static final int SHORTEST = 13;
    private static final JsonFactory JSON = new JsonFactory();

    @Override
    public @Nullable Object aroundReadFrom(ReaderInterceptorContext context) throws IOException {
        var type = context.getMediaType();
        if (type != null && MediaType.APPLICATION_JSON_TYPE.isCompatible(type)) {
            var body = context.getInputStream().readAllBytes();
            if (mayHold(body)) refuseCardNumbers(body);
            context.setInputStream(new ByteArrayInputStream(body));
        }
        return context.proceed();
    }

    /** Looks at every body, so it only counts: enough digits in a row, or escapes that may hide them. */
    static boolean mayHold(byte[] body) {
        int digits = 0;
        for (byte b : body) {
            if (b >= '0' && b <= '9') {
                if (++digits >= SHORTEST) return true;
            } else if (b == '\\') return true;
            else if (b != ' ' && b != '.' && b != '-') digits = 0;
        }
        return false;
    }

    private static void refuseCardNumbers(byte[] body) {
        try (var parser = JSON.createParser(body)) {
            for (var token = parser.nextToken(); token != null; token = parser.nextToken()) refuse(token, parser);
        } catch (IOException notJson) {
            // whoever reads it says so
        }
    }

    private static void refuse(JsonToken token, JsonParser parser) throws IOException {
        if (token == JsonToken.FIELD_NAME && CardNumber.isIn(parser.currentName())) throw refusal("");
        if (token != JsonToken.VALUE_STRING && token != JsonToken.VALUE_NUMBER_INT) return;
        var name = name(parser);
        if (name != null && OTHER_NUMBERS.contains(name)) return;
        if (token == JsonToken.VALUE_NUMBER_INT && parser.getTextLength() < SHORTEST) return;
        if (CardNumber.isIn(parser.getText()))
            throw refusal(parser.getParsingContext().pathAsPointer().toString());
    }

    /** @return the field that the value stands in, also as one of a list */
    private static @Nullable String name(JsonParser parser) {
        var place = parser.getParsingContext();
        while (place.inArray() && place.getParent() != null) place = place.getParent();
        return place.getCurrentName();
    }

    private static InvalidRequest refusal(String pointer) {
        return new InvalidRequest(
                pointer, "card_number_refused", "Card numbers are not accepted here, only the gateway's token");
    }
}
