package oms.fraud;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import oms.identity.Audit;
import oms.identity.Caller;
import oms.web.Conflict;
import oms.web.NotFound;

/** The versions of a merchant's rules: one decides, one may shadow it. What a version says is never changed; a new one is made. */
@ApplicationScoped
class Models {
    /** Pages and answers show no more versions than this. */
    static final int SHOWN = 100;

    /** @param shadow scores beside the live one, empty where none does */
    record InUse(Model live, Optional<Model> shadow) {}

    private final ModelRepository repository;
    private final Audit audit;
    private final Clock clock;

    Models(ModelRepository repository, Audit audit, Clock clock) {
        this.repository = repository;
        this.audit = audit;
        this.clock = clock;
    }

    /** @return what scores the merchant's orders now; a merchant without any version begins with the first rules */
    @Transactional
    InUse inUse(String merchant) {
        var found = repository.inUse(merchant);
        if (found.stream().noneMatch(m -> m.state() == ModelState.LIVE)) {
            begin(merchant);
            found = repository.inUse(merchant);
        }
        var live = found.stream()
                .filter(m -> m.state() == ModelState.LIVE)
                .findFirst()
                .orElseThrow();
        return new InUse(
                live, found.stream().filter(m -> m.state() == ModelState.SHADOW).findFirst());
    }

    @Transactional
    List<Model> newest(String merchant) {
        inUse(merchant);
        return repository.newest(merchant, SHOWN);
    }

    /** @throws NotFound where the merchant has no such version */
    Model get(String merchant, int no) {
        return newest(merchant).stream().filter(m -> m.no() == no).findFirst().orElseThrow(Models::notFound);
    }

    /** Writes a version down; it scores nothing before it is begun. */
    @Transactional
    Model draft(Caller by, Rules rules, String reason) {
        var checked = rules.checked();
        inUse(by.merchant());
        var no = repository.lockAll(by.merchant()).getLast().no() + 1;
        var draft =
                new Model(by.merchant(), no, ModelState.DRAFT, checked, reason, by.name(), clock.instant(), List.of());
        repository.add(draft);
        audit.record(by, "fraud.version_made", "version " + no + ": " + reason);
        return get(by.merchant(), no);
    }

    /**
     * Makes a version live, lets it shadow, or retires it; whichever stood there before is retired.
     *
     * @throws Conflict where its life has no such step, or it is the live one that is to be retired
     */
    @Transactional
    Model become(Caller by, int no, ModelState next, String reason) {
        var all = repository.lockAll(by.merchant());
        var model = all.stream().filter(m -> m.no() == no).findFirst().orElseThrow(Models::notFound);
        if (model.state() == ModelState.LIVE)
            throw new Conflict("version_is_live", "The live version is retired by making another one live");
        if (!model.state().canBecome(next))
            throw new Conflict(
                    "version_used",
                    "Version %d is %s; make a new version with its rules"
                            .formatted(no, model.state().name().toLowerCase(Locale.ROOT)));
        if (next != ModelState.RETIRED)
            all.stream().filter(m -> m.state() == next).forEach(m -> become(by, m.no(), ModelState.RETIRED, no));
        repository.become(by.merchant(), no, new Model.Step(next, reason, by.name(), clock.instant()));
        audit.record(by, "fraud.version_" + next.name().toLowerCase(Locale.ROOT), "version " + no + ": " + reason);
        return get(by.merchant(), no);
    }

    private void become(Caller by, int no, ModelState next, int successor) {
        repository.become(
                by.merchant(),
                no,
                new Model.Step(next, "Version " + successor + " took its place", by.name(), clock.instant()));
    }

    private void begin(String merchant) {
        repository.add(new Model(
                merchant,
                1,
                ModelState.LIVE,
                Rules.AT_FIRST,
                "What every shop begins with",
                "oms",
                clock.instant(),
                List.of()));
    }

    private static NotFound notFound() {
        return new NotFound("version");
    }
}
