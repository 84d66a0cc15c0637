package oms.identity;

import static io.restassured.RestAssured.given;
import static oms.TestCallers.form;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.startsWith;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.util.List;
import oms.Ids;
import oms.TestCallers;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.Test;

@QuarkusTest
class LogInTest {
    @Inject
    TestCallers callers;

    @Inject
    People people;

    @Inject
    Jdbi jdbi;

    @Inject
    Trust trust;

    final String merchant = Ids.next("mer");

    Response logIn(String email, String password) {
        return form(given().redirects().follow(false).accept("text/html"))
                .formParam("email", email)
                .formParam("password", password)
                .formParam("next", "/identity/me")
                .post("/login");
    }

    @Test
    void the_right_password_opens_a_session_in_a_guarded_cookie() {
        var person = callers.person(merchant, Roles.ADMINISTRATOR);
        var answer = logIn("  " + person.email().toUpperCase() + " ", TestCallers.PASSWORD);
        answer.then().statusCode(303).header("Location", containsString("/identity/me"));
        assertThat(answer.getHeaders().getValues("Set-Cookie"))
                .anySatisfy(cookie -> assertThat(cookie)
                        .startsWith("oms_session=")
                        .containsIgnoringCase("HttpOnly")
                        .containsIgnoringCase("SameSite=Strict"));
        given().cookie("oms_session", answer.cookie("oms_session"))
                .get("/v1/me")
                .then()
                .statusCode(200)
                .body("kind", equalTo("person"))
                .body("id", equalTo(person.id()))
                .body("merchant", equalTo(merchant));
        given().cookie("oms_session", answer.cookie("oms_session"))
                .accept("text/html")
                .get("/identity/me")
                .then()
                .statusCode(200)
                .body(containsString("password"));
    }

    @Test
    void a_wrong_password_and_an_unknown_address_get_the_same_answer() {
        var person = callers.person(merchant, Roles.PICKER);
        var wrong = logIn(person.email(), "not the password");
        var unknown = logIn(Ids.next("x") + "@example.org", "not the password");
        assertThat(wrong.statusCode()).isEqualTo(401).isEqualTo(unknown.statusCode());
        wrong.then().body(containsString("E-mail or password is not right."));
        unknown.then().body(containsString("E-mail or password is not right."));
        assertThat(wrong.cookie("oms_session")).isNull();
    }

    @Test
    void after_a_few_wrong_passwords_even_the_right_one_must_wait() {
        var person = callers.person(merchant, Roles.PICKER);
        for (int i = 0; i < 6; i++)
            logIn(person.email(), "wrong number " + i).then().statusCode(401);
        logIn(person.email(), TestCallers.PASSWORD)
                .then()
                .statusCode(429)
                .header("Retry-After", org.hamcrest.Matchers.notNullValue());
    }

    @Test
    void a_session_ends_when_it_was_idle_too_long_or_grew_too_old() {
        for (var column : List.of("seen_at", "expires_at")) {
            var person = callers.person(merchant, Roles.PICKER);
            var cookie = logIn(person.email(), TestCallers.PASSWORD).cookie("oms_session");
            given().cookie("oms_session", cookie).get("/v1/me").then().statusCode(200);
            jdbi.useHandle(h -> h.execute(
                    "update oms_identity.sessions set " + column + " = now() - interval '3 hours' where person_id = ?",
                    person.id()));
            trust.forgetPerson(person.id());
            given().cookie("oms_session", cookie).get("/v1/me").then().statusCode(401);
        }
    }

    @Test
    void logging_out_ends_the_session() {
        var person = callers.person(merchant, Roles.PICKER);
        var cookie = logIn(person.email(), TestCallers.PASSWORD).cookie("oms_session");
        form(given().redirects().follow(false).cookie("oms_session", cookie))
                .post("/logout")
                .then()
                .statusCode(303)
                .header("Location", containsString("/login"));
        given().cookie("oms_session", cookie).get("/v1/me").then().statusCode(401);
    }

    @Test
    void one_lands_only_on_pages_of_this_house() {
        assertThat(Landing.of("/order?status=PACKED")).isEqualTo("/order?status=PACKED");
        for (var elsewhere : List.of(
                "https://evil.example", "//evil.example", "/\\evil.example", "javascript:alert(1)", "/%zz", "order"))
            assertThat(Landing.of(elsewhere)).as(elsewhere).isEqualTo("/");
        assertThat(Landing.of(null)).isEqualTo("/");
    }

    @Test
    void a_form_without_its_token_is_refused() {
        var person = callers.person(merchant, Roles.ADMINISTRATOR);
        given().redirects()
                .follow(false)
                .contentType("application/x-www-form-urlencoded")
                .formParam("email", person.email())
                .formParam("password", TestCallers.PASSWORD)
                .post("/login")
                .then()
                .statusCode(400);
    }

    @Test
    void a_cookie_is_nobody_when_another_site_sends_it() {
        var cookie = callers.browser(merchant, Roles.ADMINISTRATOR);
        form(cookie)
                .header("Sec-Fetch-Site", "cross-site")
                .formParam("name", "Evil")
                .post("/identity/keys")
                .then()
                .statusCode(303)
                .header("Location", containsString("/login"));
        form(callers.browser(merchant, Roles.ADMINISTRATOR))
                .header("Origin", "https://evil.example")
                .formParam("name", "Evil")
                .post("/identity/keys")
                .then()
                .statusCode(303)
                .header("Location", containsString("/login"));
    }

    @Test
    void a_page_leads_whoever_is_not_logged_in_to_the_log_in_and_an_api_says_401() {
        given().redirects()
                .follow(false)
                .accept("text/html")
                .get("/identity?x=1")
                .then()
                .statusCode(303)
                .header("Location", containsString("/login?next=%2Fidentity%3Fx%3D1"));
        given().get("/v1/me")
                .then()
                .statusCode(401)
                .contentType(startsWith("application/problem+json"))
                .body("code", equalTo("unauthorized"));
        given().header("Authorization", "Bearer key_nonsense")
                .get("/v1/me")
                .then()
                .statusCode(401);
        given().header("Authorization", "Bearer ").get("/v1/me").then().statusCode(401);
        given().header("Authorization", "Bearer " + "x".repeat(7000))
                .get("/v1/me")
                .then()
                .statusCode(401);
        given().cookie("oms_session", "ses_nonsense").get("/login").then().statusCode(200);
    }

    @Test
    void every_answer_carries_the_security_headers() {
        for (var path : List.of("/login", "/v1/me", "/app.css", "/nowhere"))
            given().get(path)
                    .then()
                    .header("Content-Security-Policy", containsString("script-src 'self'"))
                    .header("X-Content-Type-Options", equalTo("nosniff"))
                    .header("Referrer-Policy", equalTo("same-origin"));
    }

    @Test
    void an_invitation_opens_once_and_its_person_chooses_the_password() {
        callers.merchant(merchant);
        var invitation = people.invite(
                merchant, "Ada", Ids.next("ada") + "@example.org", java.util.Set.of(Roles.DISPATCHER), "test");
        given().get(invitation.path()).then().statusCode(200).body(containsString("Welcome, Ada"));
        form(given().redirects().follow(false))
                .formParam("password", "short")
                .post(invitation.path())
                .then()
                .statusCode(400);
        form(given().redirects().follow(false))
                .formParam("password", TestCallers.PASSWORD)
                .post(invitation.path())
                .then()
                .statusCode(303);
        form(given().redirects().follow(false))
                .formParam("password", TestCallers.PASSWORD)
                .post(invitation.path())
                .then()
                .statusCode(404);
        given().get(invitation.path()).then().statusCode(404);
        logIn(invitation.person().email(), TestCallers.PASSWORD).then().statusCode(303);
    }
}
