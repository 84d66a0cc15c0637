package oms;

import com.github.f4b6a3.uuid.UuidCreator;
import com.github.f4b6a3.uuid.codec.base.BaseNCodec;

/** Makes ids that sort by the moment they were made and say what they name: {@code ord_01k9…}. */
public final class Ids {
    /** Crockford's alphabet, ascending in ASCII, so that the text sorts as the number does. */
    private static final BaseNCodec SORTABLE = BaseNCodec.newInstance("0123456789abcdefghjkmnpqrstvwxyz");

    private Ids() {}

    /**
     * @param prefix what is named: {@code ord}, {@code shp}, {@code pay} …
     * @return prefix, underscore and a version-7 UUID (RFC 9562) in 26 lower-case base-32 characters; unique across replicas
     */
    public static String next(String prefix) {
        return prefix + "_" + SORTABLE.encode(UuidCreator.getTimeOrderedEpochPlus1());
    }
}
