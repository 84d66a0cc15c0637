package oms.console;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.vertx.core.http.HttpServerRequest;
import jakarta.inject.Singleton;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import oms.web.Problem;
import org.jboss.resteasy.reactive.server.ServerResponseFilter;

/** People who browse get a page where systems get problem+json; whoever is not logged in is led to the log-in. */
@Singleton
class RefusalPages {
    @CheckedTemplate(basePath = "")
    static class Templates {
        private Templates() {}

        static native TemplateInstance problem(int status, String title, String detail, List<String> faults);
    }

    private static final Map<Integer, String> TITLES = Map.of(
            400,
            "That did not work",
            403,
            "Not for you",
            404,
            "Not here",
            409,
            "Not now",
            422,
            "That did not work",
            429,
            "Too often");

    @ServerResponseFilter(priority = 100)
    public void turnIntoPage(ContainerRequestContext request, ContainerResponseContext answer, HttpServerRequest http) {
        if (answer.getStatus() < 400 || !browses(request, http) || isPage(answer)) return;
        if (answer.getStatus() == 401) toLogIn(request, answer);
        else answer.setEntity(page(answer).render(), null, MediaType.TEXT_HTML_TYPE.withCharset("UTF-8"));
    }

    private static boolean browses(ContainerRequestContext request, HttpServerRequest http) {
        var accept = request.getHeaderString(HttpHeaders.ACCEPT);
        return accept != null
                && accept.contains(MediaType.TEXT_HTML)
                && request.getHeaderString("HX-Request") == null
                && !http.path().startsWith("/v1");
    }

    /** What a page answers about its own form is shown as it is. */
    private static boolean isPage(ContainerResponseContext answer) {
        return answer.getEntity() != null && !(answer.getEntity() instanceof Map<?, ?>);
    }

    private static void toLogIn(ContainerRequestContext request, ContainerResponseContext answer) {
        var asked = request.getUriInfo().getRequestUri();
        var back = request.getMethod().equals("GET")
                ? asked.getRawPath() + (asked.getRawQuery() == null ? "" : "?" + asked.getRawQuery())
                : "/";
        answer.setStatus(303);
        answer.setEntity(null);
        answer.getHeaders()
                .putSingle(HttpHeaders.LOCATION, "/login?next=" + URLEncoder.encode(back, StandardCharsets.UTF_8));
    }

    private static TemplateInstance page(ContainerResponseContext answer) {
        var status = answer.getStatus();
        var body = answer.getEntity() instanceof Map<?, ?> problem ? problem : Map.of();
        var detail = body.get("detail") instanceof String text ? text : "This page cannot be shown.";
        var faults = body.get("errors") instanceof List<?> errors
                ? errors.stream().map(RefusalPages::inWords).toList()
                : List.<String>of();
        return Templates.problem(status, TITLES.getOrDefault(status, "Something went wrong"), detail, faults);
    }

    private static String inWords(Object fault) {
        return fault instanceof Problem.Fault known
                ? known.pointer().replaceFirst("^/", "") + ": " + known.detail()
                : String.valueOf(fault);
    }
}
