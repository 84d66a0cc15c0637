package oms.fulfillment;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** What a package should weigh, and what is wrong when it does not. */
final class Scales {
    private final PackingRules rules;
    private final Articles articles;

    Scales(PackingRules rules, Articles articles) {
        this.rules = rules;
        this.articles = articles;
    }

    long expected(BoxView box, Collection<PackedItem> contents) {
        return box.tareGrams() + articles.grams(contents);
    }

    /** @throws WeightRefused when the scales show more or less than what is said to be inside */
    void check(BoxView box, Collection<PackedItem> contents, int weighed) {
        var expected = expected(box, contents);
        var tolerance = rules.tolerance(expected);
        var difference = weighed - expected;
        // of an article whose weight nobody recorded only so much is known: it makes the package heavier
        var mayBeHeavier = contents.stream().anyMatch(c -> articles.get(c.sku()).grams() == 0);
        if (difference > tolerance && !mayBeHeavier || difference < -tolerance)
            throw new WeightRefused(expected, weighed, tolerance, suspicion(contents, difference, tolerance));
        if (weighed - box.tareGrams() > box.maxGrams() + tolerance)
            throw new PackingRefused(
                    "too_heavy_for_box",
                    "Box %s takes %,d g at most; take another box or divide the goods"
                            .formatted(box.code(), box.maxGrams()));
    }

    /** @return the article that explains the difference best, in words */
    private String suspicion(Collection<PackedItem> contents, long difference, long tolerance) {
        var candidates = difference < 0
                ? contents.stream().map(c -> articles.get(c.sku())).toList()
                : List.copyOf(articles.all());
        var gap = Math.abs(difference);
        Optional<Article> likely = candidates.stream()
                .filter(a -> a.grams() > 0 && off(a, gap) <= Math.max(tolerance, a.grams() / 10))
                .min(Comparator.comparingLong(a -> off(a, gap)));
        return likely.map(a -> "probably %d × %s (%s) %s"
                        .formatted(pieces(a, gap), a.sku(), a.name(), difference < 0 ? "is missing" : "too many"))
                .orElse(difference < 0 ? "something is missing" : "something is in it that does not belong there");
    }

    private static long off(Article article, long gap) {
        return Math.abs(gap - pieces(article, gap) * article.grams());
    }

    private static long pieces(Article article, long gap) {
        return Math.max(1, Math.round((double) gap / article.grams()));
    }
}
