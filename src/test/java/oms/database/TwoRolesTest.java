package oms.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import oms.Ids;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.postgresql.util.PSQLException;

/** The two roles of deploy/README.md: one owns and migrates, the other one works and can rewrite no ledger. */
@QuarkusTest
class TwoRolesTest {
    private static final String SECRET = "for this test only";
    private static final List<String> CLOSED =
            List.of("oms_inventory.ledger", "oms_payment.booking", "oms_payment.entry", "oms_identity.audit_log");

    @Inject
    Flyway migrations;

    @ConfigProperty(name = "quarkus.datasource.jdbc.url")
    String url;

    @ConfigProperty(name = "quarkus.datasource.username")
    String user;

    @ConfigProperty(name = "quarkus.datasource.password")
    String password;

    private final String name = Ids.next("oms_roles").toLowerCase(Locale.ROOT);
    private final String owner = name + "_owner";
    private final String app = name + "_app";

    @BeforeEach
    void a_database_as_the_page_says() throws SQLException {
        try (var server = DriverManager.getConnection(url, user, password)) {
            execute(server, "create role " + owner + " login password '" + SECRET + "'");
            execute(server, "create role " + app + " login password '" + SECRET + "'");
            execute(server, "create database " + name + " owner " + owner);
        }
        try (var beside = DriverManager.getConnection(beside(), user, password)) {
            for (var grant : List.of(
                    "usage on schemas",
                    "select, insert, update, delete on tables",
                    "usage, select on sequences",
                    "execute on functions"))
                execute(beside, "alter default privileges for role " + owner + " grant " + grant + " to " + app);
        }
        Flyway.configure()
                .configuration(migrations.getConfiguration())
                .dataSource(beside(), owner, SECRET)
                .load()
                .migrate();
    }

    @AfterEach
    void drop() throws SQLException {
        try (var server = DriverManager.getConnection(url, user, password)) {
            execute(server, "drop database if exists " + name + " with (force)");
            execute(server, "drop role if exists " + owner);
            execute(server, "drop role if exists " + app);
        }
    }

    @Test
    void the_application_may_read_and_add_everywhere_and_rewrite_no_ledger() throws SQLException {
        try (var working = DriverManager.getConnection(beside(), app, SECRET)) {
            assertThat(whoIs(working)).isEqualTo(app + " f");
            assertThat(tablesWithout(working, "SELECT")).isEmpty();
            assertThat(tablesWithout(working, "INSERT")).isEmpty();
            assertThat(tablesWithout(working, "UPDATE")).containsExactlyInAnyOrderElementsOf(CLOSED);
            assertThat(tablesWithout(working, "DELETE")).containsExactlyInAnyOrderElementsOf(CLOSED);
            for (var ledger : CLOSED) {
                refused(working, "update " + ledger + " set merchant = merchant");
                refused(working, "delete from " + ledger);
                refused(working, "truncate " + ledger);
            }
            refused(working, "drop table oms_payment.entry");
            refused(working, "alter table oms_payment.entry disable trigger all");
        }
    }

    @Test
    void nor_may_the_owner_without_granting_it_to_itself_first() throws SQLException {
        try (var owning = DriverManager.getConnection(beside(), owner, SECRET)) {
            for (var ledger : CLOSED) refused(owning, "delete from " + ledger);
        }
    }

    private static void refused(Connection connection, String sql) {
        assertThatThrownBy(() -> execute(connection, sql))
                .as(sql)
                .isInstanceOfSatisfying(
                        PSQLException.class, e -> assertThat(e.getSQLState()).isEqualTo("42501"));
    }

    /** The role, and whether it may do everything anyway. */
    private static String whoIs(Connection connection) throws SQLException {
        try (var statement = connection.createStatement();
                var row = statement.executeQuery(
                        "select current_user || ' ' || case when rolsuper then 't' else 'f' end from pg_roles where rolname = current_user")) {
            row.next();
            return row.getString(1);
        }
    }

    private static List<String> tablesWithout(Connection connection, String right) throws SQLException {
        var without = new ArrayList<String>();
        try (var query = connection.prepareStatement("""
                select n.nspname || '.' || c.relname from pg_class c join pg_namespace n on n.oid = c.relnamespace
                 where starts_with(n.nspname, 'oms_') and n.nspname <> 'oms_migrations' and c.relkind in ('r', 'p')
                   and not has_table_privilege(c.oid, ?)""")) {
            query.setString(1, right);
            try (var rows = query.executeQuery()) {
                while (rows.next()) without.add(rows.getString(1));
            }
        }
        return without;
    }

    private String beside() {
        return url.replaceFirst("(jdbc:postgresql://[^/]+/).*", "$1" + name);
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
