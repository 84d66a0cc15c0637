package oms.verify;

import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Locale;
import java.util.regex.Pattern;
import oms.Ids;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.flywaydb.core.Flyway;

/** A database of its own beside the one in use, with all tables and no row; dropped afterwards. */
@Singleton
class Scratch {
    private static final Pattern URL = Pattern.compile("(jdbc:postgresql://[^/]+/)([^?]+)(\\?.*)?");

    /** What is done with a connection to it. */
    interface Work<T> {
        T with(Connection connection) throws SQLException;
    }

    private final Flyway migrations;
    private final String url;
    private final String user;
    private final String password;

    Scratch(
            Flyway migrations,
            @ConfigProperty(name = "quarkus.datasource.jdbc.url") String url,
            @ConfigProperty(name = "quarkus.datasource.username", defaultValue = "postgres") String user,
            @ConfigProperty(name = "quarkus.datasource.password", defaultValue = "") String password) {
        this.migrations = migrations;
        this.url = url;
        this.user = user;
        this.password = password;
    }

    /** Needs somebody who may create databases. */
    <T> T use(Work<T> work) throws SQLException {
        var name = Ids.next("oms_scratch").toLowerCase(Locale.ROOT);
        var scratch = named(name);
        try (var server = connect(url)) {
            execute(server, "create database " + name);
            try {
                Flyway.configure()
                        .configuration(migrations.getConfiguration())
                        .dataSource(scratch, user, password)
                        .load()
                        .migrate();
                try (var connection = connect(scratch)) {
                    return work.with(connection);
                }
            } finally {
                execute(server, "drop database " + name + " with (force)");
            }
        }
    }

    private String named(String database) {
        var parts = URL.matcher(url);
        if (!parts.matches()) throw new IllegalStateException("No database can be created beside " + url);
        return parts.group(1) + database + (parts.group(3) == null ? "" : parts.group(3));
    }

    private Connection connect(String where) throws SQLException {
        return DriverManager.getConnection(where, user, password);
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
