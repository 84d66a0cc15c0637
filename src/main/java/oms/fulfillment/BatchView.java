package oms.fulfillment;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A round with a trolley: several shipments, a tote each, one walk.
 *
 * @param totes in their order on the trolley
 * @param steps in walking order
 * @param putBacks what of it must lie in its bin again
 */
record BatchView(BatchSummary batch, List<Tote> totes, List<Step> steps, List<PutBackView> putBacks) {
    /**
     * A shipment's place on the trolley.
     *
     * @param no its first tote, counted from 1
     * @param totes that it fills
     * @param code what the tote's own label says, where somebody has scanned it
     * @param status of the list
     * @param pieces to fetch on this round, {@code picked} so far
     * @param elsewhere pieces of the shipment that others still fetch
     */
    record Tote(
            int no,
            int totes,
            @Nullable String code,
            String list,
            String orderNumber,
            String shipmentId,
            PickListStatus status,
            int pieces,
            int picked,
            int elsewhere) {
        /** @return its place as people read it: 3, or 3–4 */
        @JsonIgnore
        public String getPlace() {
            return totes == 1 ? Integer.toString(no) : no + "–" + (no + totes - 1);
        }

        boolean isCalled(String scanned) {
            var text = scanned.strip().toUpperCase(Locale.ROOT);
            if (code != null && text.equals(code.toUpperCase(Locale.ROOT))) return true;
            if (!text.matches("T?[0-9]{1,3}")) return false;
            var number = Integer.parseInt(text.startsWith("T") ? text.substring(1) : text);
            return number >= no && number < no + totes;
        }
    }

    /**
     * So many pieces of one article from one bin into one tote.
     *
     * @param line of the list
     * @param wanted false once the list was cancelled
     */
    record Step(
            int no,
            String list,
            int line,
            int tote,
            String sku,
            String name,
            @Nullable String bin,
            @Nullable String place,
            int quantity,
            int picked,
            boolean wanted) {
        @JsonIgnore
        public int getOpen() {
            return wanted ? quantity - picked : 0;
        }

        PickLineView asLine() {
            return new PickLineView(no, sku, name, bin, place, quantity, picked);
        }
    }

    /** @return the tote of that number or label */
    Optional<Tote> tote(String scanned) {
        return totes.stream().filter(tote -> tote.isCalled(scanned)).findFirst();
    }

    @JsonIgnore
    public Optional<Step> getNext() {
        return steps.stream().filter(step -> step.getOpen() > 0).findFirst();
    }

    @JsonIgnore
    public int getPieces() {
        return steps.stream()
                .mapToInt(step -> step.wanted() ? step.quantity() : step.picked())
                .sum();
    }

    @JsonIgnore
    public int getPicked() {
        return steps.stream().mapToInt(Step::picked).sum();
    }
}
