package oms.web;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import oms.database.Statements;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;
import org.jboss.resteasy.reactive.server.ServerResponseFilter;

/** What happens to every request on its way in and out. */
class Gate {
    @ConfigMapping(prefix = "oms.web")
    interface Settings {
        /** Adds the header {@code X-Sql-Statements}: how many statements the request sent. For measurements. */
        @WithDefault("false")
        boolean countStatements();
    }

    private static final String COUNT = "oms.sql";

    private final Settings settings;

    Gate(Settings settings) {
        this.settings = settings;
    }

    @ServerRequestFilter
    public void in(ContainerRequestContext request) {
        var uri = request.getUriInfo().getRequestUri().toString();
        if (uri.contains("%00")) throw new InvalidRequest("", "nul_character", "NUL is not text");
        if (settings.countStatements()) request.setProperty(COUNT, Statements.sent());
    }

    @ServerResponseFilter
    public void out(ContainerRequestContext request, ContainerResponseContext answer) {
        if (request.getProperty(COUNT) instanceof Long before)
            answer.getHeaders().putSingle("X-Sql-Statements", Statements.sent() - before);
    }
}
