package oms;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.List;
import oms.events.DomainEvent;
import oms.events.EventType;
import oms.identity.Roles;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.Test;

/** The events the house tells: each has one name, which is also how the outside reads it. */
@QuarkusTest
class EventCatalogTest {
    /** The names that merchants rely on. */
    private static final List<String> PROMISED = List.of(
            "order.created",
            "order.authorized",
            "order.approved",
            "order.review_required",
            "order.rejected",
            "order.allocated",
            "order.reallocated",
            "order.allocation_failed",
            "order.picked",
            "order.packed",
            "order.in_transit",
            "order.delivered",
            "order.delivery_failed",
            "order.cancelled",
            "order.rest_cancelled",
            "order.held",
            "order.released",
            "payment.captured",
            "payment.refunded",
            "payment.voided",
            "payment.authorization_expiring",
            "payment.reauthorized",
            "payment.reauthorization_failed",
            "payment.receivable_opened",
            "payment.receivable_closed");

    private static final JavaClasses HOUSE =
            new ClassFileImporter().withImportOption(new DoNotIncludeTests()).importPackages("oms");

    @Inject
    TestCallers callers;

    @Inject
    Jdbi jdbi;

    private static List<JavaClass> events() {
        return HOUSE.stream()
                .filter(c -> c.isAssignableTo(DomainEvent.class) && !c.isInterface())
                .toList();
    }

    private static List<String> names() {
        return events().stream()
                .map(c -> c.getAnnotationOfType(EventType.class).value())
                .toList();
    }

    @Test
    void every_event_has_a_name_of_its_own_that_begins_with_what_it_is_about() {
        assertThat(names())
                .hasSizeGreaterThanOrEqualTo(PROMISED.size())
                .doesNotHaveDuplicates()
                .allMatch(name -> name.matches("[a-z]+\\.[a-z_]+"));
        for (var event : events()) {
            var family = event.getEnclosingClass().orElseThrow().getSimpleName().replaceAll("Event$", "");
            assertThat(event.getAnnotationOfType(EventType.class).value())
                    .as(event.getName())
                    .startsWith(family.toLowerCase(java.util.Locale.ROOT) + ".");
        }
    }

    @Test
    void every_promised_event_exists() {
        assertThat(names()).containsAll(PROMISED);
    }

    @Test
    void every_event_belongs_to_a_sealed_family() {
        for (var event : events())
            assertThat(event.getEnclosingClass())
                    .as(event.getName())
                    .hasValueSatisfying(
                            family -> assertThat(family.reflect().isSealed()).isTrue());
    }

    @Test
    void every_event_can_be_read_from_the_feed_as_a_cloud_event() {
        var merchant = Ids.next("mer");
        callers.merchant(merchant);
        var names = names();
        for (int i = 0; i < names.size(); i++) told(merchant, names.get(i), i + 1);
        var feed = callers.as(merchant, Roles.ADMINISTRATOR)
                .get("/v1/events?limit=1000")
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
        assertThat(feed.<String>getList("events.type"))
                .containsExactlyElementsOf(
                        names.stream().map(name -> "oms." + name + ".v1").toList());
        assertThat(feed.<String>getList("events.specversion")).containsOnly("1.0");
    }

    private void told(String merchant, String name, int sequence) {
        jdbi.useHandle(h -> h.createUpdate("""
                        insert into oms_events.event (id, merchant, type, key, sequence, body, occurred_at, correlation_id)
                        values (:id, :merchant, :type, :key, :sequence, '{}', now(), :id)""")
                .bind("id", Ids.next("evt"))
                .bind("merchant", merchant)
                .bind("type", name)
                .bind("key", "key_" + merchant)
                .bind("sequence", sequence)
                .execute());
    }
}
