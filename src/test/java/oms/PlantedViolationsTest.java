package oms;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.lang.reflect.Field;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A check that was never seen to fail checks nothing: each rule of the house must go red over {@code oms.planted}. */
class PlantedViolationsTest {
    private static final JavaClasses PLANTED = new ClassFileImporter().importPackages("oms.planted");

    @ParameterizedTest
    @MethodSource("rules")
    void every_rule_goes_red_over_a_planted_violation(Field rule) throws IllegalAccessException {
        assertThat(((ArchRule) rule.get(null)).evaluate(PLANTED).hasViolation()).isTrue();
    }

    @Test
    void foreign_schemas_in_sql_are_found() {
        assertThat(Schemas.foreign("order", "select 1 from oms_order.shipment s join oms_payment.payment p on true"))
                .containsExactly("oms_payment");
        assertThat(Schemas.foreign("order", "select 1 from oms_order.shipment")).isEmpty();
    }

    static Stream<Field> rules() {
        return Arrays.stream(ModulesTest.class.getDeclaredFields()).filter(f -> f.isAnnotationPresent(ArchTest.class));
    }
}
