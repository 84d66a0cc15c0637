package oms;

import static com.tngtech.archunit.base.DescribedPredicate.alwaysTrue;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.GeneralCodingRules.NO_CLASSES_SHOULD_USE_FIELD_INJECTION;
import static com.tngtech.archunit.library.modules.syntax.ModuleDependencyScope.consideringOnlyDependenciesInAnyPackage;
import static com.tngtech.archunit.library.modules.syntax.ModuleRuleDefinition.modules;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.domain.JavaPackage;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import jakarta.annotation.security.DenyAll;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.HttpMethod;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZonedDateTime;
import java.util.Optional;
import java.util.function.Predicate;
import oms.events.DomainEvent;
import oms.events.EventType;
import oms.events.Subscriber;

/** The borders of the house. No rule names a module; {@link PlantedViolationsTest} sees each of them go red. */
@AnalyzeClasses(packages = "oms", importOptions = DoNotIncludeTests.class)
class ModulesTest {
    /** What lies in the root package belongs to everybody: ids, the clock, the annotation itself. */
    private static final DescribedPredicate<JavaClass> ROOT = resideInAPackage("oms");

    @ArchTest
    static final ArchRule modules_use_only_the_modules_they_declare = modules()
            .definedByAnnotation(Module.class)
            .should()
            .respectTheirAllowedDependenciesDeclaredIn("uses", consideringOnlyDependenciesInAnyPackage("oms.."))
            .ignoreDependency(alwaysTrue(), ROOT);

    @ArchTest
    static final ArchRule modules_have_no_cycles =
            modules().definedByAnnotation(Module.class).should().beFreeOfCycles();

    @ArchTest
    static final ArchRule modules_meet_only_in_their_top_package = modules()
            .definedByAnnotation(Module.class)
            .should()
            .onlyDependOnEachOtherThroughClassesThat(resideInAnyPackage("oms", "oms.*"));

    @ArchTest
    static final ArchRule every_package_belongs_to_a_module = classes()
            .that()
            .resideOutsideOfPackage("oms")
            .should(hold("live in a package marked @Module", ModulesTest::inModule));

    @ArchTest
    static final ArchRule events_are_public_records_with_a_name = classes()
            .that()
            .areAssignableTo(DomainEvent.class)
            .and()
            .areNotInterfaces()
            .should()
            .beRecords()
            .andShould()
            .bePublic()
            .andShould()
            .beAnnotatedWith(EventType.class)
            .allowEmptyShould(true);

    @ArchTest
    static final ArchRule subscribers_are_private = classes()
            .that()
            .implement(Subscriber.class)
            .should()
            .bePackagePrivate()
            .allowEmptyShould(true);

    @ArchTest
    static final ArchRule only_the_outbox_announces =
            noClasses().should().dependOnClassesThat().areAssignableTo(jakarta.enterprise.event.Event.class);

    @ArchTest
    static final ArchRule time_comes_from_the_clock = noClasses()
            .that()
            .resideOutsideOfPackage("oms")
            .should()
            .callMethod(Instant.class, "now")
            .orShould()
            .callMethod(LocalDate.class, "now")
            .orShould()
            .callMethod(LocalDateTime.class, "now")
            .orShould()
            .callMethod(ZonedDateTime.class, "now")
            .orShould()
            .callMethod(Clock.class, "systemUTC");

    @ArchTest
    static final ArchRule no_empty_names =
            noClasses().should().haveNameMatching(".*(Impl|Manager|Helper|Utils?|Dto|DTO|Processor)");

    @ArchTest
    static final ArchRule no_field_injection = NO_CLASSES_SHOULD_USE_FIELD_INJECTION;

    @ArchTest
    static final ArchRule every_endpoint_says_who_may_call_it = methods()
            .that(new DescribedPredicate<JavaMethod>("answer HTTP") {
                @Override
                public boolean test(JavaMethod m) {
                    return m.getAnnotations().stream()
                            .anyMatch(a -> a.getRawType().isAnnotatedWith(HttpMethod.class));
                }
            })
            .should(new ArchCondition<>("be public and say who may call them") {
                @Override
                public void check(JavaMethod m, ConditionEvents events) {
                    var said = m.isAnnotatedWith(RolesAllowed.class)
                            || m.isAnnotatedWith(PermitAll.class)
                            || m.isAnnotatedWith(DenyAll.class);
                    var open = m.getModifiers().contains(JavaModifier.PUBLIC);
                    events.add(new SimpleConditionEvent(
                            m, said && open, m.getFullName() + " is not public or does not say who may call it"));
                }
            });

    @ArchTest
    static final ArchRule public_methods_show_only_public_types = methods()
            .that()
            .arePublic()
            .and()
            .areDeclaredInClassesThat()
            .arePublic()
            .and()
            .areDeclaredInClassesThat()
            .resideInAnyPackage("oms.*", "oms.planted.*")
            .should(new ArchCondition<>("mention only public types") {
                @Override
                public void check(JavaMethod m, ConditionEvents events) {
                    m.getAllInvolvedRawTypes().stream()
                            .filter(t -> t.getPackageName().startsWith("oms")
                                    && !t.getModifiers().contains(JavaModifier.PUBLIC))
                            .forEach(t -> events.add(
                                    SimpleConditionEvent.violated(m, m.getFullName() + " shows " + t.getSimpleName())));
                }
            });

    private static boolean inModule(JavaClass c) {
        var p = Optional.of(c.getPackage());
        while (p.isPresent() && !p.get().isAnnotatedWith(Module.class)) p = p.flatMap(JavaPackage::getParent);
        return p.isPresent();
    }

    private static ArchCondition<JavaClass> hold(String what, Predicate<JavaClass> rule) {
        return new ArchCondition<>(what) {
            @Override
            public void check(JavaClass c, ConditionEvents events) {
                events.add(new SimpleConditionEvent(c, rule.test(c), c.getName() + " does not " + what));
            }
        };
    }
}
