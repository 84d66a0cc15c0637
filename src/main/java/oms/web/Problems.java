package oms.web;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.exc.InvalidDefinitionException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import io.quarkus.logging.Log;
import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.ForbiddenException;
import io.quarkus.security.UnauthorizedException;
import jakarta.validation.ConstraintViolation;
import jakarta.validation.ConstraintViolationException;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.StreamSupport;
import oms.database.Outage;
import oms.database.Retry;
import oms.web.Problem.Fault;
import oms.web.Problem.Resolution;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** Turns every refusal and every accident into problem+json: no stack trace, no SQL, no class name ever leaves the house. */
class Problems {
    private static final String TYPE = "https://oms.example/problems/";

    @ServerExceptionMapper
    public Response refused(Problem problem) {
        var body = body(problem.status(), problem.code(), problem.detail(), problem.resolution(), problem.faults());
        body.putAll(problem.extensions());
        var answer = answer(problem.status(), body);
        return problem.retryAfter() == null
                ? answer
                : Response.fromResponse(answer)
                        .header(HttpHeaders.RETRY_AFTER, problem.retryAfter())
                        .build();
    }

    @ServerExceptionMapper
    public Response invalid(ConstraintViolationException e) {
        var faults = e.getConstraintViolations().stream()
                .map(v -> new Fault(pointer(v), code(v), v.getMessage()))
                .sorted(java.util.Comparator.comparing(Fault::pointer))
                .toList();
        return refused(new InvalidRequest(faults));
    }

    /** The mismatch is named beside its parent because the framework's own answer to it says nothing. */
    @ServerExceptionMapper({
        MismatchedInputException.class,
        InvalidDefinitionException.class,
        JsonProcessingException.class
    })
    public Response unreadable(JsonProcessingException e) {
        return refused(unreadableBody(e));
    }

    @ServerExceptionMapper
    public Response http(WebApplicationException e) {
        if (e.getCause() instanceof JsonProcessingException json) return unreadable(json);
        var status = e.getResponse().getStatus();
        if (status < 400) return e.getResponse();
        var title = Response.Status.fromStatusCode(status);
        var code = title == null ? "http_" + status : title.name().toLowerCase(Locale.ROOT);
        var detail = title == null ? "HTTP " + status : title.getReasonPhrase();
        return answer(status, body(status, code, detail, Resolution.BUYER_INPUT, List.of()));
    }

    @ServerExceptionMapper({UnauthorizedException.class, AuthenticationFailedException.class})
    public Response unauthorized(RuntimeException e) {
        return answer(
                401,
                body(
                        401,
                        "unauthorized",
                        "Say who you are: log in, or send a key as Authorization: Bearer",
                        Resolution.MERCHANT,
                        List.of()));
    }

    @ServerExceptionMapper
    public Response forbidden(ForbiddenException e) {
        return answer(403, body(403, "forbidden", "You may not do this", Resolution.MERCHANT, List.of()));
    }

    /**
     * A conflict that outlived its retries is the client's to repeat, and so is what a database that is away could not do; anything
     * else is ours, and logged.
     */
    @ServerExceptionMapper
    public Response accident(Throwable e) {
        for (Throwable cause = e; cause != null; cause = cause.getCause()) {
            if (cause instanceof Problem problem) return refused(problem);
        }
        if (Retry.isConflict(e))
            return refused(new Conflict("busy", "Others were changing the same things; please try again"));
        if (Outage.isOutage(e)) return away(e);
        Log.error("A request failed", e);
        return answer(
                500,
                body(
                        500,
                        "internal_error",
                        "Something went wrong here; it has been logged",
                        Resolution.RECOVERABLE,
                        List.of()));
    }

    /** One line in the log, as there are many of these at once and none says more than the first. */
    private static Response away(Throwable e) {
        Log.warnf("The database does not answer: %s", e.getMessage());
        var body = body(
                503,
                "unavailable",
                "This cannot be done just now; please try again in a moment",
                Resolution.RECOVERABLE,
                List.of());
        return Response.fromResponse(answer(503, body))
                .header(HttpHeaders.RETRY_AFTER, 1)
                .build();
    }

    private static InvalidRequest unreadableBody(JsonProcessingException e) {
        if (!(e instanceof JsonMappingException mapping) || mapping.getPath().isEmpty())
            return new InvalidRequest("", "malformed_json", "The body is not valid JSON for this request");
        var pointer = new StringBuilder();
        mapping.getPath()
                .forEach(step -> pointer.append('/')
                        .append(step.getFieldName() == null ? step.getIndex() : step.getFieldName()));
        return e instanceof UnrecognizedPropertyException
                ? new InvalidRequest(pointer.toString(), "unknown_field", "This request has no such field")
                : new InvalidRequest(
                        pointer.toString(), "invalid_value", "This value cannot be read as what it should be");
    }

    /** The first steps of a path name the method and its argument; what follows is the field. */
    private static String pointer(ConstraintViolation<?> violation) {
        var names = new ArrayList<String>();
        StreamSupport.stream(violation.getPropertyPath().spliterator(), false)
                .skip(1)
                .forEach(node -> {
                    if (node.isInIterable() && node.getIndex() != null) names.add(String.valueOf(node.getIndex()));
                    names.add(String.valueOf(node.getName()));
                });
        if (names.size() > 1) names.removeFirst();
        return "/" + String.join("/", names);
    }

    private static String code(ConstraintViolation<?> violation) {
        var name = violation
                .getConstraintDescriptor()
                .getAnnotation()
                .annotationType()
                .getSimpleName();
        return name.replaceAll("(?<=[a-z])(?=[A-Z])", "_").toLowerCase(Locale.ROOT);
    }

    private static Map<String, Object> body(
            int status, String code, String detail, Resolution resolution, List<Fault> faults) {
        var body = new LinkedHashMap<String, Object>();
        body.put("type", TYPE + code.replace('_', '-'));
        body.put(
                "title",
                code.substring(0, 1).toUpperCase(Locale.ROOT)
                        + code.substring(1).replace('_', ' '));
        body.put("status", status);
        body.put("detail", detail);
        body.put("code", code);
        body.put("resolution", resolution.name().toLowerCase(Locale.ROOT));
        if (!faults.isEmpty()) body.put("errors", faults);
        return body;
    }

    private static Response answer(int status, Map<String, Object> body) {
        return Response.status(status)
                .type("application/problem+json")
                .entity(body)
                .build();
    }
}
