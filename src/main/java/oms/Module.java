package oms;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Marks a package as a module of the system. Put on {@code package-info.java}; checked by {@code ModulesTest}. */
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.PACKAGE)
public @interface Module {
    /** The word that names package, URL, templates, migrations, settings and database schema. */
    String name();

    /** The modules whose public types this module may use. */
    String[] uses() default {};

    /** True only for the auditor: it reads every module's tables and writes only its own. */
    boolean audits() default false;
}
