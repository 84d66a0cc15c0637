package oms.fraud;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Jdbi;

/** Versions of the rules and the steps they took. */
@Singleton
class ModelRepository {
    private record Row(
            String merchant, int no, ModelState state, String rules, String reason, String madeBy, Instant madeAt) {}

    private record StepRow(int no, ModelState state, String reason, String byWhom, Instant at) {}

    private static final String SELECT =
            "select merchant, no, state, rules::text as rules, reason, made_by, made_at from oms_fraud.model where merchant = :merchant";

    private final Jdbi jdbi;
    private final ObjectMapper json;

    ModelRepository(Jdbi jdbi, ObjectMapper json) {
        this.jdbi = jdbi;
        this.json = json;
    }

    /** @return the live and the shadowing one, without their steps */
    List<Model> inUse(String merchant) {
        return jdbi.withHandle(h -> h.createQuery(SELECT + " and state in ('LIVE', 'SHADOW')")
                .bind("merchant", merchant)
                .mapTo(Row.class)
                .map(this::model)
                .list());
    }

    /** @return the newest versions first, with their steps */
    List<Model> newest(String merchant, int limit) {
        var steps = steps(merchant);
        return jdbi.withHandle(h -> h.createQuery(SELECT + " order by no desc limit :limit")
                .bind("merchant", merchant)
                .bind("limit", limit)
                .mapTo(Row.class)
                .map(this::model)
                .map(model -> model.with(steps.getOrDefault(model.no(), List.of())))
                .list());
    }

    /** Locks all versions of the merchant until the transaction ends: of two changes at once the second sees the first. */
    List<Model> lockAll(String merchant) {
        return jdbi.withHandle(h -> h.createQuery(SELECT + " order by no for update")
                .bind("merchant", merchant)
                .mapTo(Row.class)
                .map(this::model)
                .list());
    }

    /** @return false where there is a version of that number */
    boolean add(Model model) {
        var added = jdbi.withHandle(h -> h.createUpdate("""
                        insert into oms_fraud.model (merchant, no, state, rules, reason, made_by, made_at)
                        values (:merchant, :no, :state, cast(:rules as jsonb), :reason, :by, :at) on conflict do nothing""")
                .bind("merchant", model.merchant())
                .bind("no", model.no())
                .bind("state", model.state().name())
                .bind("rules", json(model.rules()))
                .bind("reason", model.reason())
                .bind("by", model.madeBy())
                .bind("at", model.madeAt())
                .execute());
        if (added == 1)
            note(
                    model.merchant(),
                    model.no(),
                    new Model.Step(model.state(), model.reason(), model.madeBy(), model.madeAt()));
        return added == 1;
    }

    void become(String merchant, int no, Model.Step step) {
        jdbi.useHandle(
                h -> h.createUpdate("update oms_fraud.model set state = :state where merchant = :merchant and no = :no")
                        .bind("merchant", merchant)
                        .bind("no", no)
                        .bind("state", step.state().name())
                        .execute());
        note(merchant, no, step);
    }

    private void note(String merchant, int no, Model.Step step) {
        jdbi.useHandle(h -> h.createUpdate("""
                        insert into oms_fraud.model_step (merchant, no, state, reason, by_whom, at)
                        values (:merchant, :no, :state, :reason, :by, :at)""")
                .bind("merchant", merchant)
                .bind("no", no)
                .bind("state", step.state().name())
                .bind("reason", step.reason())
                .bind("by", step.byWhom())
                .bind("at", step.at())
                .execute());
    }

    private java.util.Map<Integer, List<Model.Step>> steps(String merchant) {
        return jdbi.withHandle(h -> h
                .createQuery(
                        "select no, state, reason, by_whom, at from oms_fraud.model_step where merchant = :merchant order by id")
                .bind("merchant", merchant)
                .mapTo(StepRow.class)
                .stream()
                .collect(Collectors.groupingBy(
                        StepRow::no,
                        Collectors.mapping(
                                s -> new Model.Step(s.state(), s.reason(), s.byWhom(), s.at()), Collectors.toList()))));
    }

    private Model model(Row row) {
        try {
            return new Model(
                    row.merchant(),
                    row.no(),
                    row.state(),
                    json.readValue(row.rules(), Rules.class),
                    row.reason(),
                    row.madeBy(),
                    row.madeAt(),
                    List.of());
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("Cannot read the rules", e);
        }
    }

    private String json(Rules rules) {
        try {
            return json.writeValueAsString(rules);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("Cannot keep the rules", e);
        }
    }
}
