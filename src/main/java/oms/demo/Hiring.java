package oms.demo;

import jakarta.enterprise.context.ApplicationScoped;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import oms.identity.ApiKeys;
import oms.identity.Devices;
import oms.identity.Merchants;
import oms.identity.NewPerson;
import oms.identity.People;
import oms.identity.PersonView;
import oms.identity.Roles;

/** Opens the merchant and enrols its people and keys: the one thing in the demo that is not done over the network. */
@ApplicationScoped
class Hiring {
    private static final String BY = "demo";
    private static final String LETTERS = "abcdefghjkmnpqrstuvwxyz23456789";

    private final Merchants merchants;
    private final People people;
    private final ApiKeys apiKeys;
    private final Devices devices;
    private final SecureRandom random = new SecureRandom();

    Hiring(Merchants merchants, People people, ApiKeys apiKeys, Devices devices) {
        this.merchants = merchants;
        this.people = people;
        this.apiKeys = apiKeys;
        this.devices = devices;
    }

    /** @return everybody, with random passwords that are nowhere else in clear */
    Crew hire() {
        merchants.open(City.MERCHANT, "Acme Market", City.ZONE, "USD");
        var logIns = new ArrayList<Crew.LogIn>();
        var office = person(
                "Administrator",
                "everything",
                logIns,
                Roles.ADMINISTRATOR,
                Roles.ORDER_MANAGER,
                Roles.FRAUD_REVIEWER,
                Roles.WAREHOUSE,
                Roles.DISPATCHER);
        person("Order manager", "orders", logIns, Roles.ORDER_MANAGER);
        person("Fraud reviewer", "fraud reviews", logIns, Roles.FRAUD_REVIEWER);
        person("Warehouse manager", "warehouse", logIns, Roles.WAREHOUSE, Roles.PICKER);
        person("Dispatcher", "dispatch", logIns, Roles.DISPATCHER);
        var pickers = new LinkedHashMap<String, String>();
        for (var warehouse : City.WAREHOUSES) {
            var code = warehouse.code();
            var picker = person("Picker " + code, "picks at " + code, logIns, Roles.PICKER);
            pickers.put(code, device(picker, "Handheld"));
        }
        var drivers = new LinkedHashMap<String, Crew.Driver>();
        for (var driver : City.DRIVERS) {
            var person = person(driver.name(), "drives as " + driver.code(), logIns, Roles.DRIVER);
            drivers.put(driver.code(), new Crew.Driver(device(person, "Phone"), person.id()));
        }
        var storefront = apiKeys.issue(City.MERCHANT, "Storefront", BY).secret();
        return new Crew(device(office, "Office"), storefront, pickers, drivers, logIns);
    }

    private PersonView person(String name, String what, List<Crew.LogIn> logIns, String... roles) {
        var email = name.toLowerCase(Locale.ROOT).replace(' ', '.') + "@acme.example";
        var password = password();
        logIns.add(new Crew.LogIn(what, email, password));
        return people.enrol(new NewPerson(City.MERCHANT, name, email, password, Set.of(roles)), BY);
    }

    private String device(PersonView person, String name) {
        return devices.enrol(City.MERCHANT, person.id(), name, BY).secret();
    }

    private String password() {
        var password = new StringBuilder();
        for (int i = 0; i < 14; i++)
            password.append(i % 5 == 4 ? '-' : LETTERS.charAt(random.nextInt(LETTERS.length())));
        return password.toString();
    }
}
