/** The pages as people see them, in a real browser. Begin with {@link oms.browser.Browsers} and {@link oms.browser.Shop}. */
@org.jspecify.annotations.NullMarked
package oms.browser;
