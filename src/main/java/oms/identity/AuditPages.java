package oms.identity;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import oms.web.Cursor;
import oms.web.InvalidRequest;
import oms.web.Page;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/** The log of who did what, newest first, with the word on its chain. */
@Path("/identity/audit")
@Produces(MediaType.TEXT_HTML)
class AuditPages {
    private static final int ROWS = 50;

    /** An entry as people read it. */
    record Line(Audit.Entry entry, String who) {}

    @CheckedTemplate(basePath = "identity")
    static class Templates {
        private Templates() {}

        static native TemplateInstance audit(Page<Line> page, boolean unbroken, long brokenAt);

        static native TemplateInstance audit$rows(Page<Line> page);
    }

    private final Audit audit;
    private final People people;
    private final Caller caller;

    AuditPages(Audit audit, People people, Caller caller) {
        this.audit = audit;
        this.people = people;
        this.caller = caller;
    }

    @GET
    @RolesAllowed(Roles.ADMINISTRATOR)
    public TemplateInstance list(@RestQuery @Nullable String cursor, @HeaderParam("HX-Request") @Nullable String htmx) {
        var page = Page.of(
                lines(before(cursor)),
                ROWS,
                line -> Cursor.of(Long.toString(line.entry().sequence())));
        if (htmx != null) return Templates.audit$rows(page);
        var broken = audit.broken(caller.merchant());
        return Templates.audit(page, broken.isEmpty(), broken.orElse(0));
    }

    private List<Line> lines(long before) {
        Map<String, String> names =
                people.all(caller.merchant()).stream().collect(Collectors.toMap(PersonView::id, PersonView::name));
        return audit.newest(caller.merchant(), before, ROWS + 1).stream()
                .map(entry -> new Line(entry, names.getOrDefault(entry.who(), entry.who())))
                .toList();
    }

    private static long before(@Nullable String cursor) {
        var key = Cursor.read(cursor, 1);
        try {
            return key == null ? Long.MAX_VALUE : Long.parseLong(key[0]);
        } catch (NumberFormatException foreign) {
            throw new InvalidRequest("/cursor", "invalid_cursor", "This cursor does not come from this list");
        }
    }
}
