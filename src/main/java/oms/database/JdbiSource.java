package oms.database;

import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.lang.reflect.Type;
import java.util.Optional;
import javax.sql.DataSource;
import org.jdbi.v3.core.Handles;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.config.ConfigRegistry;
import org.jdbi.v3.core.mapper.RowMapper;
import org.jdbi.v3.core.statement.SqlStatements;
import org.jdbi.v3.core.transaction.CMTTransactionHandler;
import org.jdbi.v3.postgres.PostgresPlugin;

/** Sets Jdbi up once: transactions are the container's, records map by constructor, every statement is counted. */
class JdbiSource {
    @Produces
    @Singleton
    Jdbi jdbi(DataSource database) {
        var jdbi = Jdbi.create(database).installPlugin(new PostgresPlugin());
        jdbi.setTransactionHandler(new CMTTransactionHandler());
        jdbi.getConfig(Handles.class).setForceEndTransactions(false);
        jdbi.getConfig(SqlStatements.class).setUnusedBindingAllowed(true);
        jdbi.registerRowMapper(JdbiSource::recordMapper);
        jdbi.setSqlLogger(new Statements());
        return jdbi;
    }

    private static Optional<RowMapper<?>> recordMapper(Type type, ConfigRegistry config) {
        return type instanceof Class<?> c && c.isRecord() ? Optional.of(new RecordMapper<>(c)) : Optional.empty();
    }
}
