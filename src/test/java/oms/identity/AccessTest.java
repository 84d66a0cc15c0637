package oms.identity;

import static io.restassured.RestAssured.given;
import static oms.TestCallers.form;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Set;
import oms.Ids;
import oms.TestCallers;
import oms.web.NotFound;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.Test;

@QuarkusTest
class AccessTest {
    @Inject
    TestCallers callers;

    @Inject
    People people;

    @Inject
    ApiKeys keys;

    @Inject
    Devices devices;

    @Inject
    Audit audit;

    @Inject
    Jdbi jdbi;

    final String merchant = Ids.next("mer");

    @Test
    void only_administrators_see_people_keys_and_the_audit_log() {
        for (var path : List.of("/identity", "/identity/audit")) {
            for (var role : Roles.OF_PEOPLE)
                callers.as(merchant, role)
                        .accept("text/html")
                        .get(path)
                        .then()
                        .statusCode(role.equals(Roles.ADMINISTRATOR) ? 200 : 403);
            callers.asStorefront(merchant).get(path).then().statusCode(403);
            given().header("Authorization", "Bearer " + callers.shopper(merchant, "ord_1"))
                    .get(path)
                    .then()
                    .statusCode(403);
            given().get(path).then().statusCode(401);
        }
    }

    @Test
    void no_trick_with_the_path_goes_round_the_roles() {
        for (var path : List.of(
                "/identity;x=1",
                "/identity;/audit",
                "/identity/;a/audit;b=c",
                "//identity",
                "/./identity",
                "/identity/%2e/audit",
                "/x/../identity",
                "/identity%2Faudit",
                "/IDENTITY",
                "/identity/",
                "/identity/audit/",
                "/identity%3Bx")) {
            var status = callers.as(merchant, Roles.PICKER)
                    .urlEncodingEnabled(false)
                    .get(path)
                    .statusCode();
            assertThat(status).as(path).isIn(403, 404);
            assertThat(given().urlEncodingEnabled(false).get(path).statusCode())
                    .as(path)
                    .isIn(401, 404);
        }
    }

    @Test
    void each_credential_says_who_it_makes_known() {
        callers.asStorefront(merchant)
                .get("/v1/me")
                .then()
                .body("kind", equalTo("api_key"))
                .body("roles", equalTo(List.of("storefront")));
        given().header("Authorization", "Bearer " + callers.shopper(merchant, "ord_7"))
                .get("/v1/me")
                .then()
                .body("kind", equalTo("shopper"))
                .body("id", equalTo("ord_7"))
                .body("roles", equalTo(List.of("shopper")));
        callers.as(merchant, Roles.DRIVER, Roles.PICKER)
                .get("/v1/me")
                .then()
                .body("kind", equalTo("device"))
                .body("roles", equalTo(List.of("driver", "picker")));
    }

    @Test
    void a_revoked_key_is_refused_at_once() {
        callers.merchant(merchant);
        var key = keys.issue(merchant, "shop", "test");
        given().header("Authorization", "Bearer " + key.secret())
                .get("/v1/me")
                .then()
                .statusCode(200);
        keys.revoke(merchant, key.id(), "test");
        given().header("Authorization", "Bearer " + key.secret())
                .get("/v1/me")
                .then()
                .statusCode(401);
    }

    @Test
    void a_deactivated_person_and_their_devices_are_refused_at_once() {
        callers.person(merchant, Roles.ADMINISTRATOR);
        var person = callers.person(merchant, Roles.DRIVER);
        var device = devices.enrol(merchant, person.id(), "phone", "test");
        var browser = callers.browser(person);
        given().header("Authorization", "Bearer " + device.secret())
                .get("/v1/me")
                .then()
                .statusCode(200);
        people.deactivate(merchant, person.id(), "test");
        given().header("Authorization", "Bearer " + device.secret())
                .get("/v1/me")
                .then()
                .statusCode(401);
        browser.accept("application/json").get("/v1/me").then().statusCode(401);
    }

    @Test
    void another_merchants_people_keys_and_devices_are_not_there() {
        var other = Ids.next("mer");
        var theirs = callers.person(other, Roles.PICKER);
        var key = keys.issue(other, "shop", "test");
        var mine = callers.browser(merchant, Roles.ADMINISTRATOR);
        mine.get("/identity/people/" + theirs.id()).then().statusCode(404);
        form(callers.browser(merchant, Roles.ADMINISTRATOR))
                .post("/identity/people/" + theirs.id() + "/deactivate")
                .then()
                .statusCode(404);
        form(callers.browser(merchant, Roles.ADMINISTRATOR))
                .post("/identity/keys/" + key.id() + "/revoke")
                .then()
                .statusCode(404);
        form(callers.browser(merchant, Roles.ADMINISTRATOR))
                .formParam("person", theirs.id())
                .formParam("name", "x")
                .post("/identity/devices")
                .then()
                .statusCode(404);
        assertThatThrownBy(() -> devices.enrol(merchant, theirs.id(), "phone", "test"))
                .isInstanceOf(NotFound.class);
        assertThat(people.get(other, theirs.id()).active()).isTrue();
    }

    @Test
    void the_last_administrator_stays() {
        var only = callers.person(merchant, Roles.ADMINISTRATOR);
        assertThatThrownBy(() -> people.deactivate(merchant, only.id(), "test"))
                .isInstanceOf(People.LastAdministrator.class);
        assertThatThrownBy(() -> people.changeRoles(merchant, only.id(), Set.of(Roles.PICKER), "test"))
                .isInstanceOf(People.LastAdministrator.class);
        callers.person(merchant, Roles.ADMINISTRATOR);
        people.deactivate(merchant, only.id(), "test");
        assertThat(people.get(merchant, only.id()).active()).isFalse();
    }

    @Test
    void an_administrator_invites_issues_and_enrols_and_sees_each_secret_once() {
        var admin = callers.person(merchant, Roles.ADMINISTRATOR);
        form(callers.browser(admin))
                .formParam("name", "Bo")
                .formParam("email", Ids.next("bo") + "@example.org")
                .formParam("roles", "driver")
                .post("/identity/people")
                .then()
                .statusCode(200)
                .header("Cache-Control", equalTo("no-store"))
                .body(containsString("/welcome/lnk_"));
        form(callers.browser(admin))
                .formParam("name", "Web shop")
                .post("/identity/keys")
                .then()
                .statusCode(200)
                .body(containsString("key_"));
        form(callers.browser(admin))
                .formParam("name", "Phone")
                .formParam("person", admin.id())
                .post("/identity/devices")
                .then()
                .statusCode(200)
                .body(containsString("/enrol#dev_"));
        callers.browser(admin)
                .get("/identity")
                .then()
                .statusCode(200)
                .body(containsString("Web shop"))
                .body(not(org.hamcrest.Matchers.matchesRegex("(?s).*(key|lnk|dev)_[A-Za-z0-9_-]{43}.*")));
        assertThat(jdbi.<List<String>, RuntimeException>withHandle(
                        h -> h.createQuery("select hash from oms_identity.keys")
                                .mapTo(String.class)
                                .list()))
                .allMatch(hash -> hash.matches("[0-9a-f]{64}"));
    }

    @Test
    void a_device_key_typed_into_a_phone_makes_its_browser_known() {
        var person = callers.person(merchant, Roles.DRIVER);
        var device = devices.enrol(merchant, person.id(), "phone", "test");
        form(given().redirects().follow(false))
                .formParam("key", "dev_wrong")
                .post("/enrol")
                .then()
                .statusCode(401);
        var cookie = form(given().redirects().follow(false))
                .formParam("key", device.secret())
                .post("/enrol")
                .then()
                .statusCode(303)
                .extract()
                .cookie("oms_session");
        given().cookie("oms_session", cookie).get("/v1/me").then().body("kind", equalTo("device"));
    }

    @Test
    void what_a_form_cannot_mean_is_a_400_and_changes_nothing() {
        var admin = callers.person(merchant, Roles.ADMINISTRATOR);
        for (var name : List.of("", " ", "x".repeat(121), "nul\0name"))
            assertThat(form(callers.browser(admin))
                            .formParam("name", name)
                            .post("/identity/keys")
                            .statusCode())
                    .as(name)
                    .isEqualTo(400);
        form(callers.browser(admin))
                .formParam("name", "N")
                .formParam("email", "no address")
                .formParam("roles", "driver")
                .post("/identity/people")
                .then()
                .statusCode(400);
        form(callers.browser(admin))
                .formParam("name", "N")
                .formParam("email", "a@b.example")
                .formParam("roles", "emperor")
                .post("/identity/people")
                .then()
                .statusCode(400);
        form(callers.browser(admin))
                .formParam("name", "N")
                .formParam("email", admin.email())
                .formParam("roles", "driver")
                .post("/identity/people")
                .then()
                .statusCode(409);
        callers.browser(admin).get("/identity/audit?cursor=%21%21").then().statusCode(400);
        assertThat(keys.all(merchant)).isEmpty();
        assertThat(people.all(merchant)).hasSize(1);
    }

    @Test
    void the_audit_log_is_a_chain_that_nobody_can_change() {
        var admin = callers.person(merchant, Roles.ADMINISTRATOR);
        for (int i = 0; i < 60; i++) audit.record(merchant, admin.id(), "thing.done", "thing " + i);
        assertThat(audit.broken(merchant)).isEmpty();
        assertThatThrownBy(() -> jdbi.useHandle(
                        h -> h.execute("update oms_identity.audit_log set who = 'me' where merchant = ?", merchant)))
                .hasStackTraceContaining("append-only");
        assertThatThrownBy(() -> jdbi.useHandle(
                        h -> h.execute("delete from oms_identity.audit_log where merchant = ?", merchant)))
                .hasStackTraceContaining("append-only");
        callers.browser(admin)
                .get("/identity/audit")
                .then()
                .statusCode(200)
                .body(containsString("Chain unbroken"))
                .body(containsString("thing 59"))
                .body(containsString("Show older"));
    }

    @Test
    void a_broken_audit_chain_is_found() {
        callers.merchant(merchant);
        for (int i = 0; i < 5; i++) audit.record(merchant, "system", "thing.done", "thing " + i);
        jdbi.useHandle(h -> {
            h.execute("set session_replication_role = replica");
            h.execute("delete from oms_identity.audit_log where merchant = ? and sequence = 3", merchant);
            h.execute("reset session_replication_role");
        });
        assertThat(audit.broken(merchant)).hasValue(4);
    }
}
