package oms;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.Test;

/** Each module keeps to its own schema, in the database, in its migrations and in its code. */
@QuarkusTest
class SchemasTest {
    private static final String CROSSING_KEYS = """
            select k.conname from pg_constraint k join pg_class a on a.oid = k.conrelid join pg_class b on b.oid = k.confrelid
             where k.contype = 'f' and a.relnamespace <> b.relnamespace""";

    private static final String WITHOUT_MERCHANT = """
            select n.nspname || '.' || c.relname from pg_class c join pg_namespace n on n.oid = c.relnamespace
             where c.relkind in ('r', 'p') and not c.relispartition and n.nspname like 'oms\\_%' and n.nspname <> 'oms_migrations'
               and coalesce(obj_description(c.oid), '') not like 'no merchant:%'
               and not exists (select 1 from pg_attribute a where a.attrelid = c.oid and a.attname = 'merchant' and a.attnotnull and not a.attisdropped)
             order by 1""";

    @Inject
    Jdbi jdbi;

    @Test
    void no_foreign_key_crosses_two_modules() {
        assertThat(list(CROSSING_KEYS)).isEmpty();
    }

    @Test
    void every_row_carries_its_merchant_or_its_table_says_why_not() {
        assertThat(list(WITHOUT_MERCHANT)).isEmpty();
    }

    @Test
    void both_checks_go_red_over_a_planted_table() {
        QuarkusTransaction.begin();
        try {
            jdbi.useHandle(h -> h.execute("create schema oms_planted"));
            jdbi.useHandle(h ->
                    h.execute("create table oms_planted.crossing (order_id text references oms_order.customer_order)"));
            assertThat(list(CROSSING_KEYS)).hasSize(1);
            assertThat(list(WITHOUT_MERCHANT)).containsExactly("oms_planted.crossing");
        } finally {
            QuarkusTransaction.rollback();
        }
    }

    @Test
    void the_code_and_the_migrations_of_a_module_name_its_own_schema_only() {
        var modules = folders(Path.of("src/main/java/oms"));
        assertThat(modules).isNotEmpty();
        for (var module : modules) {
            var name = module.getFileName().toString();
            if (text(module.resolve("package-info.java")).contains("audits = true")) continue;
            var sources = Stream.concat(
                    files(module).stream(), files(Path.of("src/main/resources/db/migration", name)).stream());
            sources.forEach(file -> assertThat(Schemas.foreign(name, text(file)))
                    .as(file.toString())
                    .isEmpty());
        }
    }

    private List<String> list(String sql) {
        return jdbi.withHandle(h -> h.createQuery(sql).mapTo(String.class).list());
    }

    private static List<Path> folders(Path root) {
        try (var found = Files.list(root)) {
            return found.filter(Files::isDirectory).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<Path> files(Path root) {
        if (!Files.isDirectory(root)) return List.of();
        try (var found = Files.walk(root)) {
            return found.filter(Files::isRegularFile).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String text(Path file) {
        try {
            return Files.exists(file) ? Files.readString(file) : "";
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
