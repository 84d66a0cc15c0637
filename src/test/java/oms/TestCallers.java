package oms;

import static io.restassured.RestAssured.given;

import io.restassured.specification.RequestSpecification;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;
import oms.identity.ApiKeys;
import oms.identity.Devices;
import oms.identity.Merchants;
import oms.identity.NewPerson;
import oms.identity.OrderTokens;
import oms.identity.People;
import oms.identity.PersonView;
import oms.identity.Roles;

/** Callers for tests, enrolled the way production enrols them; the merchant is opened on the way. */
@ApplicationScoped
public class TestCallers {
    public static final String PASSWORD = "correct horse battery";

    private final Merchants merchants;
    private final People people;
    private final Devices devices;
    private final ApiKeys keys;
    private final OrderTokens tokens;

    TestCallers(Merchants merchants, People people, Devices devices, ApiKeys keys, OrderTokens tokens) {
        this.merchants = merchants;
        this.people = people;
        this.devices = devices;
        this.keys = keys;
        this.tokens = tokens;
    }

    /** Opens the merchant where it is not open yet. */
    public String merchant(String merchant) {
        return merchants
                .open(merchant, "Shop " + merchant, "America/New_York", "USD")
                .id();
    }

    /** @return a person with {@link #PASSWORD} */
    public PersonView person(String merchant, String... roles) {
        merchant(merchant);
        var email = Ids.next("p") + "@example.org";
        var name = Arrays.stream(roles).collect(Collectors.joining(" "));
        return people.enrol(new NewPerson(merchant, name, email, PASSWORD, Set.of(roles)), "test");
    }

    /** @return a secret for {@code Authorization: Bearer}: a device of a new person with these roles */
    public String bearer(String merchant, String... roles) {
        return deviceOf(merchant, person(merchant, roles));
    }

    /** @return a secret for {@code Authorization: Bearer}: a device of this person */
    public String deviceOf(String merchant, PersonView person) {
        return devices.enrol(merchant, person.id(), "test device", "test").secret();
    }

    /** @return an API key of the merchant's storefront */
    public String storefront(String merchant) {
        merchant(merchant);
        return keys.issue(merchant, "shop", "test").secret();
    }

    /** @return a shopper's token for one order */
    public String shopper(String merchant, String orderId) {
        return tokens.issue(merchant, orderId);
    }

    /** @return requests of a new person with these roles; for {@code /v1} and for reading pages */
    public RequestSpecification as(String merchant, String... roles) {
        return given().header("Authorization", "Bearer " + bearer(merchant, roles));
    }

    /** @return requests of the merchant's storefront */
    public RequestSpecification asStorefront(String merchant) {
        return given().header("Authorization", "Bearer " + storefront(merchant));
    }

    /** @return requests in a browser: a session cookie, HTML wanted, redirects not followed; see {@link #form} for posts */
    public RequestSpecification browser(String merchant, String... roles) {
        return browser(person(merchant, roles));
    }

    public RequestSpecification browser(PersonView person) {
        var login = form(given().redirects().follow(false))
                .formParam("email", person.email())
                .formParam("password", PASSWORD)
                .post("/login");
        login.then().statusCode(303);
        return given().redirects().follow(false).accept("text/html").cookie("oms_session", login.cookie("oms_session"));
    }

    /** @return the same requests with the token that forms carry */
    public static RequestSpecification form(RequestSpecification browser) {
        var token = given().accept("text/html").get("/login").cookie("csrf-token");
        return browser.cookie("csrf-token", token)
                .header("X-CSRF-TOKEN", token)
                .contentType("application/x-www-form-urlencoded");
    }

    /** All the roles that people can hold. */
    public static String[] everyRole() {
        return Roles.OF_PEOPLE.toArray(String[]::new);
    }
}
