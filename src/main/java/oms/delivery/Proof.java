package oms.delivery;

/** One proof as it was taken at a door, checked and ready to be kept. */
sealed interface Proof {
    ProofKind kind();

    /** @param strokes what a finger drew: JSON of strokes of points, in pixels of the signature field */
    record Signature(String receivedBy, String strokes) implements Proof {
        @Override
        public ProofKind kind() {
            return ProofKind.SIGNATURE;
        }
    }

    record Code(String digits) implements Proof {
        @Override
        public ProofKind kind() {
            return ProofKind.CODE;
        }
    }

    /** @param jpeg without metadata */
    @SuppressWarnings("ArrayRecordComponent")
    record Photo(byte[] jpeg) implements Proof {
        @Override
        public ProofKind kind() {
            return ProofKind.PHOTO;
        }
    }
}
