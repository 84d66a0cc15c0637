package oms.web;

import jakarta.ws.rs.ext.ParamConverter;
import jakarta.ws.rs.ext.ParamConverterProvider;
import jakarta.ws.rs.ext.Provider;
import java.lang.annotation.Annotation;
import java.lang.reflect.Type;
import org.jspecify.annotations.Nullable;

/** Form fields, like JSON, cannot hold a NUL: PostgreSQL cannot store it. */
@Provider
class TextParameters implements ParamConverterProvider {
    private static final class Text implements ParamConverter<String> {
        @Override
        public @Nullable String fromString(@Nullable String value) {
            if (value != null && value.indexOf('\0') >= 0)
                throw new InvalidRequest("", "nul_character", "NUL is not text");
            return value;
        }

        @Override
        public String toString(String value) {
            return value;
        }
    }

    @Override
    @SuppressWarnings("unchecked")
    public <T> @Nullable ParamConverter<T> getConverter(Class<T> type, Type generic, Annotation[] annotations) {
        return type == String.class ? (ParamConverter<T>) new Text() : null;
    }
}
