package oms.bench;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import oms.Ids;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The floor writes what it saw, as new rows, whatever the tables are. */
@QuarkusTest
class FloorTest {
    @Inject
    DataSource database;

    @BeforeEach
    void make_tables() throws SQLException {
        run("create schema oms_yard");
        run("create table oms_yard.shelf (code text primary key, taken bigint not null, merchant text not null)");
        run("""
            create table oms_yard.thing (id text primary key, position bigint generated always as identity, number text not null,
              body jsonb not null, notes text[], shelf text not null references oms_yard.shelf, merchant text not null, unique (merchant, number))""");
        run("""
            create table oms_yard.a_part (thing text not null references oms_yard.thing, no int not null, position bigint not null,
              merchant text not null, primary key (thing, no))""");
        run("insert into oms_yard.shelf values ('S1', 10, 'yard'), ('S2', 0, 'yard')");
    }

    @AfterEach
    void drop_tables() throws SQLException {
        run("drop schema oms_yard cascade");
    }

    @Test
    void rows_are_written_again_with_new_ids_and_numbers_and_changed_rows_change_by_as_much() throws SQLException {
        var footprint = afterOneThing();

        try (var floor = new Floor(database)) {
            floor.write(footprint);
            floor.write(footprint);
        }

        assertThat(texts("select id from oms_yard.thing"))
                .doesNotHaveDuplicates()
                .hasSize(3)
                .allMatch(id -> Tokens.ID.matcher(id).matches());
        assertThat(texts("select number from oms_yard.thing"))
                .contains("T-2026-001")
                .doesNotHaveDuplicates()
                .allMatch(number -> number.startsWith("T-2026-"));
        assertThat(texts("select id from oms_yard.thing where body ->> 'self' <> id or notes <> '{a,b}'"))
                .isEmpty();
        assertThat(texts("""
                        select p.thing from oms_yard.a_part p join oms_yard.thing t on t.id = p.thing where p.position = t.position""")).hasSize(6);
        assertThat(texts("select taken from oms_yard.shelf order by code")).containsExactly("16", "0");
    }

    @Test
    void one_footprint_counts_added_and_changed_rows() throws SQLException {
        var footprint = afterOneThing();

        assertThat(footprint.rows()).isEqualTo(4);
        assertThat(footprint.additions())
                .extracting(addition -> addition.table().name())
                .containsExactly("oms_yard.thing", "oms_yard.a_part", "oms_yard.a_part");
        assertThat(footprint.changes()).hasSize(1);
    }

    private Footprint afterOneThing() throws SQLException {
        try (var connection = database.getConnection()) {
            var before = Footprint.World.of(connection);
            var id = Ids.next("thg");
            run("""
                insert into oms_yard.thing (id, number, body, notes, shelf, merchant)
                values ('%1$s', 'T-2026-001', '{"self": "%1$s"}', '{a,b}', 'S1', 'yard')""".formatted(id));
            run("""
                insert into oms_yard.a_part select id, n, position, merchant
                from oms_yard.thing, generate_series(1, 2) n""");
            run("update oms_yard.shelf set taken = taken + 2 where code = 'S1'");
            return Footprint.between(before, Footprint.World.of(connection));
        }
    }

    private void run(String sql) throws SQLException {
        try (var connection = database.getConnection();
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private List<String> texts(String sql) throws SQLException {
        try (Connection connection = database.getConnection();
                var statement = connection.createStatement();
                var rows = statement.executeQuery(sql)) {
            var texts = new ArrayList<String>();
            while (rows.next()) texts.add(rows.getString(1));
            return texts;
        }
    }
}
